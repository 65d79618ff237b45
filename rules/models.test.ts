import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const MODELS = path.resolve(import.meta.dirname, '../public/models');
const RECIPES = path.resolve(import.meta.dirname, '..');

interface Shipped {
  readonly bytes: number;
  readonly sha256: string;
}

/** What a card says of the files beside it: of the one model.onnx at its top level, or of each by name. */
function shippedOf(card: Shipped & { files?: Record<string, Shipped> }): Record<string, Shipped> {
  return card.files ?? { 'model.onnx': card };
}

const folders = await readdir(MODELS);

describe('the cards of models', () => {
  it.each(folders)('%s: describes every file as it is, and where it comes from', async (folder) => {
    const at = path.join(MODELS, folder);
    const card = JSON.parse(await readFile(path.join(at, 'card.json'), 'utf8'));
    expect(card.name).toBe(folder);
    for (const key of ['what', 'data', 'licence', 'recipe']) expect(card[key]).toMatch(/\w{3}/);
    const shipped = shippedOf(card);
    const present = (await readdir(at)).filter((name) => name !== 'card.json');
    expect(Object.keys(shipped).sort()).toEqual(present.sort());
    for (const [name, { bytes, sha256 }] of Object.entries(shipped)) {
      const content = await readFile(path.join(at, name));
      expect(content.length).toBe(bytes);
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
    }
    const scripts = card.recipe.match(/training\/\S+/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect((await readFile(path.join(RECIPES, script))).length).toBeGreaterThan(0);
  });
});

describe('the super-network as shipped', () => {
  const WIDTHS = [8, 16, 24, 32];
  const KERNELS = [3, 5, 7];
  const BLOCKS = WIDTHS.flatMap((w) => KERNELS.flatMap((a) => [0, ...KERNELS].map((b) => ({ w, a, b }))));

  /** Multiplications of a network by its number, from its shapes alone. */
  function macsOf(network: number): number {
    let [inputs, length, macs] = [1, 40, 0];
    for (const number of [Math.floor(network / 2304), Math.floor(network / 48) % 48, network % 48]) {
      const { w, a, b } = BLOCKS[number];
      length /= 2;
      macs += length * (w * inputs * a + w * w * b);
      inputs = w;
    }
    return macs + 10 * 5 * inputs;
  }

  it('has a truth that its card and the networks trained alone agree with', async () => {
    const read = (name: string) => readFile(path.join(MODELS, 'supernet', name));
    const { metrics } = JSON.parse((await read('card.json')).toString());
    const alone = JSON.parse((await read('alone.json')).toString());
    expect((await read('weights.bin')).length).toBe(4 * 37_866);
    const bytes = await read('truth.bin');
    const truth = Array.from({ length: bytes.length / 2 }, (_, i) => bytes.readUInt16LE(2 * i));
    expect(truth).toHaveLength(2 * 110_592);
    expect(metrics['validation accuracy of the largest network']).toBeCloseTo(1 - truth[2 * 110_591] / 1000, 9);
    expect(metrics['validation accuracy of the largest network']).toBeGreaterThan(0.935);

    const order = Array.from(
      { length: 110_592 },
      (_, network) => [macsOf(network), truth[2 * network], network] as const,
    );
    order.sort((p, q) => p[0] - q[0] || p[1] - q[1] || p[2] - q[2]);
    expect([order[0][0], order[order.length - 1][0]]).toEqual([3760, 364_480]);
    const front = order.filter(
      (
        (least) =>
        ([, wrong]) =>
          wrong < least && ((least = wrong), true)
      )(Infinity),
    );
    expect(front).toHaveLength(metrics['networks on the front of validation error and MACs']);
    const curse = front.reduce((sum, [, wrong, network]) => sum + truth[2 * network + 1] / 100 - wrong / 10, 0);
    const told = metrics['fresh minus validation error on that front, points'];
    expect(Math.abs(told - curse / front.length)).toBeLessThan(0.0006);

    // Sums in another order may turn a near tie: two answers of ten thousand are let pass.
    expect(alone.networks.length).toBeGreaterThanOrEqual(20);
    for (const { network, inherited } of alone.networks)
      expect(Math.abs(inherited - truth[2 * network + 1] / 100)).toBeLessThan(0.021);
  });
});
