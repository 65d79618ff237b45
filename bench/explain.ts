/**
 * Which share of the transformers' answers is explained by merging paths, and of what ought not to be: of networks untrained or with
 * their numbers in random order, and of important entries put at random places.
 *   npm run -s bench:explain -- [graphs a lookahead] [graphs of each network that learned nothing] [network] [file size layers [lookahead]]
 * Networks are those of the card, or one of them; or that in a file of weights of a given size and number of layers.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { inference } from '../workers/host/inference.ts';
import { hashName, Rng } from '../workers/core/rng.ts';
import { deepest, drawTest } from '../workers/problems/graph-path/draw.ts';
import { PAPER_THRESHOLDS } from '../workers/problems/graph-path/explain-ops.ts';
import { openPatchable } from '../workers/problems/graph-path/explain-measure.ts';
import { explainSample, scrambled, sharesOf, type SampleEntry, type Share } from '../workers/problems/graph-path/explain-sample.ts'; // prettier-ignore
import { untrained } from '../workers/problems/graph-path/untrained.ts';
import { readTransformer, type Transformer } from '../workers/problems/graph-path/weights.ts';
import { printTable } from './stage.ts';

const STREAM = hashName('bench/explain');
const FOLDER = path.join(import.meta.dirname, '..', 'public', 'models', 'graph-path');
const [graphs = '25', controls = '10', only = '', file = '', fileSize = '0', fileLayers = '0', lookahead] =
  process.argv.slice(2);

function* questions(size: number, depth: number) {
  const rng = new Rng().start(depth, STREAM, size);
  for (;;) yield drawTest(rng, size, depth);
}

const per = ({ share, low, high }: Share) => `${share.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;

const rows: (readonly string[])[] = [];
async function sample(name: string, transformer: Transformer, count: number, rightOnly: boolean): Promise<void> {
  if (count === 0) return;
  const patchable = openPatchable(inference, 'wasm', transformer);
  const entries: SampleEntry[] = [];
  for (let depth = 0; depth <= deepest(transformer.layout.size); depth++) {
    if (lookahead !== undefined && depth !== Number(lookahead)) continue;
    const begun = process.cpuUsage();
    let measured = 0;
    let counted = 0;
    const scatterer = (index: number) => new Rng().start(depth, hashName('bench/explain/scatter'), index);
    const all = explainSample(patchable, questions(transformer.layout.size, depth), PAPER_THRESHOLDS, scatterer);
    for await (const entry of all) {
      measured++;
      if (rightOnly && !entry.right) continue;
      entries.push(entry);
      if (++counted === count) break;
    }
    const { user, system } = process.cpuUsage(begun);
    const seconds = (user + system) / 1e6 / measured;
    for (const row of sharesOf(entries.filter((entry) => entry.lookahead === depth)))
      rows.push([
        name,
        String(depth),
        `${row.questions} of ${measured}`,
        per(row.explained),
        per(row.scattered),
        per(row.explainedByPlaces),
        per(row.scatteredByPlaces),
        row.deadEndsKnown.toFixed(2),
        String(row.noEntries),
        row.passes.toFixed(0),
        seconds.toFixed(2),
      ]);
    console.error(rows[rows.length - 1].join(' | '));
  }
}

interface Card {
  readonly models: Readonly<Record<string, { readonly size: number; readonly layers: number }>>;
}
async function sampleWithControls(name: string, place: string, size: number, layers: number): Promise<void> {
  const trained = readTransformer(await readFile(place), size, layers);
  const rng = new Rng();
  await sample(name, trained, Number(graphs), true);
  await sample(
    `${name}, numbers in random order`,
    scrambled(trained, rng.start(1, STREAM, 0)),
    Number(controls),
    false,
  );
  await sample(`${name}, untrained`, untrained(size, layers, rng.start(2, STREAM, 0)), Number(controls), false);
}

const { models } = JSON.parse((await readFile(path.join(FOLDER, 'card.json'))).toString()) as Card;
if (file !== '') await sampleWithControls(only, file, Number(fileSize), Number(fileLayers));
else
  for (const [name, { size, layers }] of Object.entries(models))
    if (only === '' || only === name) await sampleWithControls(name, path.join(FOLDER, `${name}.bin`), size, layers);
printTable(
  ['network', 'lookahead', 'answers', 'explained', 'same at random places', 'with place copies', 'same at random places', 'dead ends known', 'no entries', 'passes', 'CPU s'], // prettier-ignore
  rows,
);
