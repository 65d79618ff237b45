/** Files as they arrive after crashes, editors and hurried scripts: good ones, damaged. Seeded, so that each can be found again. */
import { mulberry } from '../../e2e/mangle.ts';
import { QDAX, textFile } from './fixtures.test-data.ts';
import { succeed, type Result } from '../core/result.ts';
import { readArchive } from './read.ts';
import { readTable } from './table/read-table.ts';
import { DYNAS_CSV, HIPLOT_JSON, JOURNAL, TRIALS_CSV } from './table/table.test-data.ts';
import type { NamedFile } from './types.ts';

const PYRIBS = [
  ',index,objective,measures_0,measures_1,solution_0,solution_1',
  '0,3,0.5,0.25,-0.5,1,2',
  '1,8,-1.5,0.75,0.5,3,-4e-2',
  '2,9,2,0.5,0.125,5,6',
  '',
].join('\n');
const DAT = ['0.5 0.25 0.75 0.1 0.9', '0.75 0.5 0.25 0.3 0.2', '0.1 0.9 0.9 0.4 0.6', ''].join('\n');

export interface Mangled {
  readonly kind: 'archive' | 'table';
  readonly files: readonly NamedFile[];
}

/** Each is read as it stands. */
export const GOOD: readonly Mangled[] = [
  { kind: 'archive', files: [textFile('archive.csv', PYRIBS)] },
  { kind: 'archive', files: [textFile('archive_100.dat', DAT)] },
  { kind: 'archive', files: QDAX },
  { kind: 'table', files: [textFile('trials.csv', TRIALS_CSV)] },
  { kind: 'table', files: [textFile('dynas.csv', DYNAS_CSV)] },
  { kind: 'table', files: [textFile('journal.log', JOURNAL)] },
  { kind: 'table', files: [textFile('experiment.json', HIPLOT_JSON)] },
];

const ODD = [
  '\0',
  '"',
  "'",
  ',',
  ';',
  '\n',
  '\r\n',
  '{',
  ']',
  'NaN',
  '-1',
  '1e999',
  'null',
  '__proto__',
  '\u{1F9ED}',
  '\uFEFF',
].map((text) => new TextEncoder().encode(text));

type Bytes = Uint8Array;
const splice = (bytes: Bytes, at: number, drop: number, put: Bytes): Bytes =>
  Uint8Array.of(...bytes.subarray(0, at), ...put, ...bytes.subarray(at + drop));
const NONE = new Uint8Array();

const DAMAGES: readonly ((bytes: Bytes, random: (below: number) => number) => Bytes)[] = [
  // Cut off.
  (bytes, random) => bytes.subarray(0, random(bytes.length)),
  // The beginning lost.
  (bytes, random) => bytes.subarray(random(bytes.length)),
  // A bit flipped.
  (bytes, random) => {
    const at = random(bytes.length);
    return splice(bytes, at, 1, Uint8Array.of(bytes[at] ^ (1 << random(8))));
  },
  // Some of it lost.
  (bytes, random) => splice(bytes, random(bytes.length), 1 + random(20), NONE),
  // Some of it twice.
  (bytes, random) => {
    const at = random(bytes.length);
    return splice(bytes, at, 0, bytes.subarray(at, at + 1 + random(30)));
  },
  // Something odd in between.
  (bytes, random) => splice(bytes, random(bytes.length), random(4), ODD[random(ODD.length)]),
];

/** `count` of them, each damaged one to three times in one of its files. */
export function mangleFiles(count: number, seed: number): Mangled[] {
  const random = mulberry(seed);
  return Array.from({ length: count }, () => {
    const { kind, files } = GOOD[random(GOOD.length)];
    const hit = random(files.length);
    let { bytes } = files[hit];
    for (let left = 1 + random(3); left > 0 && bytes.length > 0; left--)
      bytes = DAMAGES[random(DAMAGES.length)](bytes, random);
    return { kind, files: files.map((file, i) => (i === hit ? { name: file.name, bytes: bytes.slice() } : file)) };
  });
}

/** As the page reads them: how many rows there are, or why not. */
export function readMangled({ kind, files }: Mangled): Result<{ readonly rows: number }> {
  if (kind === 'table') return readTable(files[0]);
  const result = readArchive(files);
  return result.ok ? succeed({ rows: result.value.draft.count }) : result;
}
