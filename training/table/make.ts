/**
 * Writes workers/problems/table/example-data.ts: 360 sub-networks of the super-network with their true errors, as a CSV, for
 * trying out tables without a file of one's own.
 *   npx tsx training/table/make.ts
 *
 * Widths of the three stages, the kernel of the first, and whether the third has a second convolution; all else fixed.
 * That makes 4·4·4·3·2 = 384 networks; 24, drawn by chance, are left out, so that some combinations are not recorded.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Rng } from '../../workers/core/rng.ts';
import { idOf, stagesOf } from '../../workers/problems/supernet/architecture.ts';
import { costOf } from '../../workers/problems/supernet/cost.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const ROWS = 360;

const truth = new DataView(
  Uint8Array.from(readFileSync(path.join(ROOT, 'public', 'models', 'supernet', 'truth.bin'))).buffer,
);
const WIDTHS = [8, 16, 24, 32];
const KERNELS = [3, 5, 7];
const lines: string[] = [];
for (let w1 = 0; w1 < 4; w1++)
  for (let k1 = 0; k1 < 3; k1++)
    for (let w2 = 0; w2 < 4; w2++)
      for (let w3 = 0; w3 < 4; w3++)
        for (let second = 0; second < 2; second++) {
          const id = idOf([w1, k1, 0, 0, w2, 1, 0, 0, w3, 1, second, 1], 0);
          const { macs } = costOf(stagesOf(id));
          const wrong = truth.getUint16(4 * id, true);
          lines.push(
            [
              [WIDTHS[w1], KERNELS[k1], WIDTHS[w2], WIDTHS[w3], second === 1 ? 'on' : 'off'],
              [wrong / 10, macs],
            ].join(),
          );
        }
// In an order of chance, as trials come.
const rng = new Rng().start(1, 1, 0);
for (let i = lines.length - 1; i > 0; i--) {
  const j = rng.below(i + 1);
  [lines[i], lines[j]] = [lines[j], lines[i]];
}
const header = 'width 1,kernel 1,width 2,width 3,second convolution 3,validation error (%),MACs';
const csv = [header, ...lines.slice(0, ROWS)].join('\n');
const opening = `/**
 * A table to try: 360 sub-networks of the super-network, with their errors on 1,000 validation samples.
 * Made by training/table/make.ts, which says which. Data only.
 */
export const EXAMPLE_NAME = 'mnist1d-networks.csv';

export const EXAMPLE_CSV = \``;
writeFileSync(path.join(ROOT, 'workers', 'problems', 'table', 'example-data.ts'), `${opening}${csv}\n\`;\n`);
