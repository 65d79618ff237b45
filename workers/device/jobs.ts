/**
 * The work that tells how quick a device is: default runs through the same host as those of the labs, and calls of a network.
 * What a job computes is decided by its number of rounds so far; how long that took is what is asked. A job works in whole
 * batches, so that none is counted in part.
 */
import { decodeLink } from '../core/link.ts';
import type { Result } from '../core/result.ts';
import { hashName, Rng } from '../core/rng.ts';
import type { Backend, Network } from '../core/types.ts';
import type { Registry } from '../host/make-registry.ts';
import { wholeRegistry } from '../host/registry-of.ts';
import { RunHost } from '../host/run-host.ts';
import type { Spawner } from '../host/pool.ts';
import { InferenceError } from '../onnx/inference-error.ts';
import type { WorkId } from './types.ts';

/** Does some of the work and tells how much; `fresh`: as at the start of a round. */
export type Job = (fresh: boolean) => Promise<number>;

export interface Tools {
  readonly spawner?: Spawner;
  open(model: string, backend: Backend): Promise<Network>;
}

/** As long as the player asks for. */
const SLICE_MS = 12;

/** Pictures that a call draws and reads. */
export const PICTURES = 64;
const LATENT = 8;
const CLASSES = 10;
const STREAM = hashName('device/latent');

/** Runs that are opened by a lab; for sub-networks without a search that predicts, so that networks take the time. */
const LINKS = {
  evaluations: '#/map-elites?problem=arm&s.cols=64&s.rows=64',
  playouts: '#/mcts?problem=connect4&search=uct&evals=20000',
  networks: '#/nas?problem=supernet&search=random&s.batch=25&evals=20000',
};

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new InferenceError(result.message, result.hint);
  return result.value;
}

/** Plays a run slice by slice, with a frame to draw after each, and the next one of another seed when it is over. */
function runJob(link: string, registry: Registry, spawner: Spawner | undefined): Job {
  const { spec, lens } = decodeLink(link, registry.catalogue).value;
  const host = new RunHost(registry, spawner);
  let open: { readonly id: number; at: number } | undefined;
  let seed = 0;
  return async (fresh) => {
    if (fresh && open !== undefined) {
      host.close(open.id);
      open = undefined;
    }
    open ??= { id: valueOf(host.open({ ...spec, seed: (seed += 1) }, lens)).id, at: 0 };
    const { id, at } = open;
    let progress;
    do progress = valueOf(await host.advance(id, { until: spec.budget, sliceMs: SLICE_MS, frames: true }));
    while (progress.evaluating);
    open.at = progress.at;
    if (progress.done) {
      host.close(id);
      open = undefined;
    }
    return progress.at - at;
  };
}

/** Calls a network that draws digits and reads them; answers are looked at, so that a device that computes nothing is found out. */
async function passJob(network: Network): Promise<Job> {
  const drawn = new Float64Array(PICTURES * LATENT);
  new Rng().start(1, STREAM, 0).fillNormals(drawn, 0, drawn.length);
  const latent = { data: Float32Array.from(drawn), dims: [PICTURES, LATENT] };
  return async () => {
    const { probabilities } = await network.run({ latent });
    if (probabilities.data.length !== PICTURES * CLASSES || !probabilities.data.every(Number.isFinite))
      throw new InferenceError(
        'finite probabilities were expected of the network, but others came',
        'reload the page, or use another browser',
      );
    return PICTURES;
  };
}

export async function jobOf(work: WorkId, { spawner, open }: Tools): Promise<Job> {
  if (work === 'passes-wasm') return passJob(await open('digits', 'wasm'));
  if (work === 'passes-webgpu') return passJob(await open('digits', 'webgpu'));
  return runJob(LINKS[work], await wholeRegistry(), spawner);
}
