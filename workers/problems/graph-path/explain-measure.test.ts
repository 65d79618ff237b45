import { describe, expect, it } from 'vitest';
import { Rng } from '../../core/rng.ts';
import { createInference } from '../../onnx/session.ts';
import { importantOps } from './explain-ops.ts';
import { isMeasured, measure, openPatchable, type Measurement } from './explain-measure.ts';
import { forward, normalise, type Edits, type Trace } from './forward.ts';
import { encode, WORK } from './tokens.ts';
import { parameterCount, transformerOf } from './weights.ts';

const LAYERS = 3;
const values = new Float64Array(parameterCount(5, LAYERS));
new Rng().start(41, 1, 0).fillNormals(values, 0, values.length);
const transformer = transformerOf(
  Float32Array.from(values, (value) => value * 0.2),
  5,
  LAYERS,
);
for (const { norm1, norm2 } of transformer.layers) for (const { weight } of [norm1, norm2]) weight.fill(1);
const inference = createInference(() => Promise.reject(new Error('no model is read here')));
const patchable = openPatchable(inference, 'wasm', transformer);
const question = { size: 5, edges: [[1, 2]], start: 1, goal: 2 } as const;
const row = encode(question);
const n = row.length;
const { width: d, tokens, length } = transformer.layout;
const clean = forward(transformer, row);
const measured = await measure(patchable, question);

/** The row with one attention entry set to a value, by the plain forward pass. */
function withEntry(layer: number, entry: number, value: number): Trace {
  const at = (x: Float64Array) => Array.from({ length: layer + 1 }, (_, l) => (l === layer ? x : undefined));
  const mul = new Float64Array(n * n).fill(1);
  const add = new Float64Array(n * n);
  mul[entry] = 0;
  add[entry] = value;
  return forward(transformer, row, { mul: at(mul), add: at(add) });
}

/** Score of a layer without biases, times √width: what one trace's column `to` asks of the other's column `from`. */
function score(layer: number, asking: Trace, to: number, told: Trace, from: number): number {
  const { norm1, qkv } = transformer.layers[layer];
  const at = ({ states }: Trace, c: number) => normalise(states[layer].slice(c * d, (c + 1) * d), 1, d, norm1);
  const mapped = (x: Float64Array, part: number) => {
    const out = new Float64Array(d);
    for (let o = 0; o < d; o++) for (let i = 0; i < d; i++) out[o] += x[i] * qkv.weight[(part * d + o) * d + i];
    return out;
  };
  const [q, k] = [mapped(at(asking, to), 0), mapped(at(told, from), 1)];
  return q.reduce((sum, v, i) => sum + v * k[i], 0);
}

const level = ({ states }: Trace) => states[LAYERS][(n - 1) * d + measured.answer];
const patched = (layer: number, entry: number, raised: boolean) => {
  const column = Array.from({ length: n }, (_, i) => clean.attention[layer][i * n + (entry % n)]);
  return withEntry(layer, entry, raised ? Math.max(...column) : 0);
};

describe('measure', () => {
  it('cuts and raises as the plain forward pass does', () => {
    expect(isMeasured(measured)).toBe(true);
    let worst = 0;
    let largest = 0;
    for (let layer = 0; layer < LAYERS; layer++) {
      for (let entry = layer === LAYERS - 1 ? (n - 1) * n : 0; entry < n * n; entry += 3) {
        for (const raised of [false, true]) {
          const made = patched(layer, entry, raised);
          const at = (2 * layer + (raised ? 1 : 0)) * n * n + entry;
          const drop = level(clean) - level(made);
          worst = Math.max(worst, Math.abs(drop - measured.drops[at]));
          largest = Math.max(largest, drop);
          if (layer === LAYERS - 1) continue;
          measured.candidates.forEach((column, k) => {
            const was = score(LAYERS - 1, clean, n - 1, clean, column);
            const bySource = was - score(LAYERS - 1, clean, n - 1, made, column);
            const byTarget = was - score(LAYERS - 1, made, n - 1, clean, column);
            worst = Math.max(worst, Math.abs(bySource - measured.matchFalls[k][2 * at]));
            worst = Math.max(worst, Math.abs(byTarget - measured.matchFalls[k][2 * at + 1]));
          });
        }
      }
    }
    expect(worst).toBeLessThan(2e-3);
    expect(largest).toBeGreaterThan(0.3);
    expect(measured.candidates.length).toBeGreaterThan(0);
  });

  it('takes tokens and places out with all attention held', () => {
    const held = {
      mul: clean.attention.map(() => new Float64Array(n * n)),
      add: clean.attention,
    };
    expect(measured.standIn).toBe(3);
    expect(measured.tokens).toEqual([1, 2, 6, 7, 9]);
    const count = measured.tokens.length + n;
    let worst = 0;
    let largest = 0;
    for (const f of [0, 1, 3, measured.tokens.length, measured.tokens.length + 1, count - 1]) {
      const place = f - measured.tokens.length;
      const changed = row.map((token) => (place < 0 && token === measured.tokens[f] ? 3 : token));
      const put = new Float64Array(n * d);
      if (place >= 0) put[place * d + tokens + WORK + length - n + place] = -1;
      const edits: Edits = { ...held, put: [put] };
      const made = forward(transformer, changed, edits);
      for (let layer = 0; layer < LAYERS; layer++) {
        for (let entry = 0; entry < n * n; entry += 2) {
          const [to, from] = [Math.floor(entry / n), entry % n];
          const was = score(layer, clean, to, clean, from);
          const at = (layer * n * n + entry) * count + f;
          const bySource = was - score(layer, clean, to, made, from);
          const byTarget = was - score(layer, made, to, clean, from);
          worst = Math.max(worst, Math.abs(bySource - measured.falls.source[at]));
          worst = Math.max(worst, Math.abs(byTarget - measured.falls.target[at]));
          largest = Math.max(largest, bySource, byTarget);
        }
      }
    }
    expect(worst).toBeLessThan(2e-3);
    expect(largest).toBeGreaterThan(1);
  });

  it('goes on where it was stopped to the same end', async () => {
    const stop = () => false;
    let state: Measurement = await measure(patchable, question, stop);
    expect(isMeasured(state)).toBe(false);
    expect(() => importantOps(state, { alpha: 1, kappaPatch: 1, kappaPerturb: 1, placeCopies: false })).toThrow(
      'measure on',
    );
    let stops = 0;
    while (!isMeasured(state)) {
      stops++;
      state = await measure(patchable, question, stop, structuredClone(state));
    }
    expect(stops).toBeGreaterThan(1);
    expect(state).toEqual(measured);
  });
});

describe('importantOps', () => {
  it('finds the entries that matter, as patching each by the plain forward pass does', () => {
    const thresholds = { alpha: 0.3, kappaPatch: 5, kappaPerturb: 10, placeCopies: false };
    const cuts = Array.from(
      { length: n },
      (_, from) => level(clean) - level(patched(LAYERS - 1, (n - 1) * n + from, false)),
    );
    const over = cuts.flatMap((drop, from) => (drop > 0.3 ? [from] : []));
    const finals = over.length > 0 ? over : [cuts.indexOf(Math.max(...cuts))];
    const ops = importantOps(measured, thresholds);
    const told = (layer: number) =>
      ops.filter((op) => op.layer === layer).map((op) => `${op.to} ${op.from} ${op.negative}`);
    expect(told(LAYERS - 1)).toEqual(finals.map((from) => `${n - 1} ${from} false`));
    let count = 0;
    for (let layer = 0; layer < LAYERS - 1; layer++) {
      const made = Array.from({ length: n * n }, (_, entry) => [
        patched(layer, entry, false),
        patched(layer, entry, true),
      ]);
      const criteria: ((trace: Trace) => boolean)[] = [(trace) => level(clean) - level(trace) > 0.3];
      for (const j of finals) {
        const was = score(LAYERS - 1, clean, n - 1, clean, j);
        criteria.push((trace) => was - score(LAYERS - 1, clean, n - 1, trace, j) > Math.sqrt(d) / 5);
        criteria.push((trace) => was - score(LAYERS - 1, trace, n - 1, clean, j) > Math.sqrt(d) / 5);
      }
      const wanted = new Set<string>();
      for (const counts of criteria) {
        const [cut, raised] = [0, 1].map((kind) =>
          made.flatMap((traces, entry) =>
            counts(traces[kind]) ? [`${Math.floor(entry / n)} ${entry % n} ${kind === 1}`] : [],
          ),
        );
        const smaller = raised.length > 0 && (cut.length === 0 || raised.length < cut.length) ? raised : cut;
        for (const name of smaller) wanted.add(name);
      }
      expect(new Set(told(layer))).toEqual(wanted);
      count += wanted.size;
    }
    expect(count).toBeGreaterThan(3);
  });

  it('scatters as many of each layer and class', () => {
    const thresholds = { alpha: 0.3, kappaPatch: 5, kappaPerturb: 10, placeCopies: false };
    const classes = (ops: ReturnType<typeof importantOps>) => ops.map((op) => `${op.layer} ${op.negative} ${op.drop}`);
    const [kept, scattered] = [undefined, new Rng().start(1, 1, 0)].map((rng) =>
      importantOps(measured, thresholds, rng),
    );
    expect(classes(scattered)).toEqual(classes(kept));
    expect(scattered).not.toEqual(kept);
  });
});
