import { describe, expect, it } from 'vitest';
import { encodeModel } from './graph.ts';
import { createInference } from './session.ts';

const doubling = (name: string) =>
  encodeModel({
    name,
    inputs: [{ name: 'x', dims: ['n'] }],
    outputs: [{ name: 'y', dims: ['n'] }],
    nodes: [{ op: 'Add', inputs: ['x', 'x'], outputs: ['y'] }],
  });

describe('createInference', () => {
  it('opens models by name, each once', async () => {
    const asked: string[] = [];
    const inference = createInference(async (file) => {
      asked.push(file);
      return doubling(file);
    });
    const [one, again] = await Promise.all([inference.open('a', 'wasm'), inference.open('a', 'wasm')]);
    expect(again).toBe(one);
    const other = await inference.open('b', 'wasm');
    expect(asked).toEqual(['a/model.onnx', 'b/model.onnx']);
    expect(await inference.bytes('a/weights.bin')).toEqual(doubling('a/weights.bin'));
    // Asked for at once, answered each with its own.
    const runs = [1, 2, 3].map((value, i) =>
      [one, other][i % 2].run({ x: { data: Float32Array.of(value), dims: [1] } }),
    );
    expect((await Promise.all(runs)).map(({ y }) => y.data[0])).toEqual([2, 4, 6]);
  });

  it('passes on why a model cannot be read, and tries again when asked again', async () => {
    let there = false;
    const inference = createInference(async (file) => {
      if (!there) throw new Error(`no ${file}`);
      return doubling(file);
    });
    await expect(inference.open('a', 'wasm')).rejects.toThrow('no a/model.onnx');
    there = true;
    await expect(inference.open('a', 'wasm')).resolves.toBeDefined();
  });

  it('says in a sentence what is wrong with a model, its inputs, or the machine', async () => {
    const inference = createInference(async () => doubling('a'));
    await expect(inference.open(Uint8Array.of(1, 2, 3), 'wasm')).rejects.toMatchObject({
      message: expect.stringMatching(/^a network that runs on wasm was expected, but it could not be opened: /),
      hint: 'reload the page, or use another browser',
    });
    const network = await inference.open('a', 'wasm');
    await expect(network.run({ z: { data: new Float32Array(1), dims: [1] } })).rejects.toMatchObject({
      message: expect.stringMatching(/^the network could not be run: /),
    });
    // Still usable.
    expect((await network.run({ x: { data: Float32Array.of(4), dims: [1] } })).y.data[0]).toBe(8);
    await expect(inference.open('a', 'webgpu')).rejects.toMatchObject({
      message: 'WebGPU was expected, but there is none here',
      hint: expect.stringContaining('choose the evaluator'),
    });
  });
});
