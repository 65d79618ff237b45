/**
 * Networks by onnxruntime-web: loaded only when the first one is opened, one thread, `wasm` on the CPU or `webgpu` on the
 * graphics device. Runs are made one at a time, in the order asked for. On `wasm` the same inputs give the same bits in
 * every browser and in Node; on `webgpu` they differ between devices.
 */
import type * as Ort from 'onnxruntime-web/wasm';
import type { Backend, Inference, Network, Tensor, TensorInfo } from '../core/types.ts';
import { InferenceError } from './inference-error.ts';

/** Of WebGPU, what is needed here. */
interface Device {
  readonly lost: Promise<{ readonly reason: string; readonly message: string }>;
  addEventListener(
    type: 'uncapturederror',
    listener: (event: { readonly error: { readonly message: string } }) => void,
  ): void;
}
declare const navigator: { readonly gpu?: { requestAdapter(): Promise<object | null> } } | undefined;

type Runtime = Pick<typeof Ort, 'InferenceSession' | 'Tensor' | 'env'>;
type Session = Awaited<ReturnType<Runtime['InferenceSession']['create']>>;

const USE_EXACT = 'choose the evaluator that runs on the CPU, or use a browser with WebGPU';

const words = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function expectAdapter(): Promise<void> {
  const gpu = typeof navigator === 'undefined' ? undefined : navigator.gpu;
  if (gpu === undefined) throw new InferenceError('WebGPU was expected, but there is none here', USE_EXACT);
  if ((await gpu.requestAdapter()) === null)
    throw new InferenceError('a WebGPU adapter was expected, but this browser gives none', USE_EXACT);
}

async function loadRuntime(backend: Backend): Promise<Runtime> {
  try {
    const runtime =
      backend === 'webgpu' ? await import('onnxruntime-web/webgpu') : await import('onnxruntime-web/wasm');
    runtime.env.wasm.numThreads = 1;
    runtime.env.logLevel = 'error';
    return runtime;
  } catch (error) {
    throw new InferenceError(
      `the program that computes networks could not be loaded: ${words(error)}`,
      'check the connection and reload the page',
    );
  }
}

const runtimes = new Map<Backend, Promise<Runtime>>();

/** The runtime is shared by all networks; a failure is not remembered, so that asking again tries again. */
function runtimeOf(backend: Backend): Promise<Runtime> {
  const known = runtimes.get(backend);
  if (known !== undefined) return known;
  const loading = loadRuntime(backend);
  runtimes.set(backend, loading);
  loading.catch(() => runtimes.delete(backend));
  return loading;
}

let last: Promise<unknown> = Promise.resolve();

/** The runtime takes one call at a time. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return turn;
}

let loss: InferenceError | undefined;
let watched: Promise<void> | undefined;
const waiting = new Set<(error: InferenceError) => void>();

function lose(what: string, hint: string): void {
  loss ??= new InferenceError(`the graphics device ${what}; what was computed before is kept`, hint);
  for (const reject of waiting) reject(loss);
}

/**
 * The runtime has but one device: once that is lost, nothing can be run on it in this worker any more. Nor is it to be trusted
 * once something went wrong on it that the runtime did not ask about, such as a buffer for which there was no memory.
 */
async function watch(device: Device): Promise<void> {
  device.addEventListener('uncapturederror', ({ error }) => {
    if (error.constructor.name === 'GPUOutOfMemoryError')
      lose(
        `ran out of memory (${error.message})`,
        'try again with a smaller batch, or choose the evaluator that runs on the CPU',
      );
    else lose(`reported an error (${error.message})`, 'try again, or choose the evaluator that runs on the CPU');
  });
  const { reason, message } = await device.lost;
  lose(
    `was lost (${message || reason || 'no reason given'})`,
    'try again to go on with a new one, or choose the evaluator that runs on the CPU',
  );
}

/** What is asked of a lost device may never be answered. */
function unlessLost<T>(work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    if (loss !== undefined) return reject(loss);
    waiting.add(reject);
    const done = () => waiting.delete(reject);
    void work().then(resolve, reject).then(done, done);
  });
}

/** As the runtime tells it; what is no tensor has no shape. */
const infosOf = (values: Session['inputMetadata']): TensorInfo[] =>
  values.map((value) => ({
    name: value.name,
    type: value.isTensor ? value.type : 'no tensor',
    shape: value.isTensor ? value.shape : [],
  }));

class OrtNetwork implements Network {
  readonly inputs: readonly TensorInfo[];
  readonly outputs: readonly TensorInfo[];
  readonly #runtime: Runtime;
  readonly #session: Session;
  readonly #backend: Backend;

  constructor(runtime: Runtime, session: Session, backend: Backend) {
    this.#runtime = runtime;
    this.#session = session;
    this.#backend = backend;
    this.inputs = infosOf(session.inputMetadata);
    this.outputs = infosOf(session.outputMetadata);
  }

  run(inputs: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>> {
    const work = () => this.#run(inputs);
    return inTurn(() => (this.#backend === 'webgpu' ? unlessLost(work) : work()));
  }

  async #run(inputs: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>> {
    const { Tensor: OrtTensor } = this.#runtime;
    const feeds = Object.fromEntries(
      Object.entries(inputs).map(([name, { data, dims }]) => [name, new OrtTensor('float32', data, dims)]),
    );
    try {
      const outputs = await this.#session.run(feeds);
      return Object.fromEntries(
        Object.entries(outputs).map(([name, { data, dims }]) => [name, { data: data as Float32Array, dims }]),
      );
    } catch (error) {
      throw new InferenceError(
        `the network could not be run: ${words(error)}`,
        'reload the page, or change a parameter',
      );
    }
  }

  /** Frees its memory once the calls made so far are done. It cannot be run again. */
  release(): Promise<void> {
    return inTurn(() => this.#session.release());
  }
}

async function openNetwork(read: () => Uint8Array | Promise<Uint8Array>, backend: Backend): Promise<OrtNetwork> {
  // Asked for first: where there is none, nothing need be loaded.
  if (backend === 'webgpu') await expectAdapter();
  const [bytes, runtime] = await Promise.all([read(), runtimeOf(backend)]);
  const creating = inTurn(() => runtime.InferenceSession.create(bytes, { executionProviders: [{ name: backend }] }));
  const session = await creating.catch((error: unknown) => {
    throw new InferenceError(
      `a network that runs on ${backend} was expected, but it could not be opened: ${words(error)}`,
      backend === 'webgpu' ? USE_EXACT : 'reload the page, or use another browser',
    );
  });
  if (backend === 'webgpu') watched ??= watch((await runtime.env.webgpu.device) as Device);
  return new OrtNetwork(runtime, session, backend);
}

/** A network that is needed for a while only. */
export interface PassingNetwork extends Network {
  release(): Promise<void>;
}

/** Opens a network that nobody else shares; whoever asks for it releases it. */
export function openPassing(model: Uint8Array, backend: Backend): Promise<PassingNetwork> {
  const work = () => openNetwork(() => model, backend);
  return backend === 'webgpu' ? unlessLost(work) : work();
}

/** `readFile` gets a file of `public/models` by its path there. A network asked for twice is opened once. */
export function createInference(readFile: (file: string) => Promise<Uint8Array>): Inference {
  const networks = new Map<string, Promise<Network>>();

  return {
    bytes: readFile,
    open(model, backend) {
      const key = `${backend} ${typeof model === 'string' ? model : model.join()}`;
      const known = networks.get(key);
      if (known !== undefined) return known;
      const work = () =>
        openNetwork(() => (typeof model === 'string' ? readFile(`${model}/model.onnx`) : model), backend);
      const opening = backend === 'webgpu' ? unlessLost(work) : work();
      networks.set(key, opening);
      opening.catch(() => networks.delete(key));
      return opening;
    },
  };
}
