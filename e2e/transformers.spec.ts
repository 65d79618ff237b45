/** The transformers of `graph-path` in a browser: ONNX on the CPU and on the (software) graphics device against plain arithmetic. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './lab.ts';
import { ownPage } from './own-page.ts';

type Compare = (backend: string, id: string, weights: number[], graphs: number) => Promise<{ worst: number }>;

const weightsOf = (id: string) =>
  Array.from(readFileSync(path.join(import.meta.dirname, `../public/models/graph-path/${id}.bin`)));

/** `GRAPHS=1000` for a thorough comparison: many minutes on a software device. */
const GRAPHS = Number(process.env.GRAPHS ?? 128);
const GPU_GRAPHS = Number(process.env.GRAPHS ?? 16);
const GPU_GRAPHS_12 = Number(process.env.GRAPHS ?? 4);
const GPU_GRAPHS_16 = Number(process.env.GRAPHS ?? 2);

const serve = ownPage('transformers.page.ts');

for (const [backend, id, graphs] of [
  ['wasm', 'e8', GRAPHS],
  ['webgpu', 'e8', GPU_GRAPHS],
  ['wasm', 'e12', GRAPHS],
  ['webgpu', 'e12', GPU_GRAPHS_12],
  ['wasm', 'e16', GRAPHS],
  ['webgpu', 'e16', GPU_GRAPHS_16],
] as const) {
  test(`${id} scores ${graphs} graphs by ${backend} as the plain forward pass does`, async ({ page }) => {
    test.setTimeout(3_600_000);
    await page.goto(await (await serve)(page));
    const found = await page.evaluate(
      (args) => (globalThis as unknown as { compareTransformer: Compare }).compareTransformer(...args),
      [backend, id, weightsOf(id), graphs] as const as [string, string, number[], number],
    );
    expect(found).toEqual({ worst: expect.any(Number), answered: graphs });
    expect(found.worst).toBeLessThan(1e-4);
    // It is another arithmetic.
    expect(found.worst).toBeGreaterThan(1e-7);
  });
}
