/**
 * The Web Worker's entry: a RunHost behind Comlink. Typed arrays in answers are handed over, not copied.
 */
import { expose, transfer } from 'comlink';
import { buffersOf } from '../core/plain.ts';
import type { WorkerApi } from './protocol.ts';
import { fail } from '../core/result.ts';
import type { Catalogue, RunSpec } from '../core/spec.ts';
import { RunHost } from './run-host.ts';
import { starter } from './starter.ts';
import { webSpawner } from './web-spawner.ts';

const host = new RunHost(starter, webSpawner);

/** What there is to choose from, in words and numbers: what a run needs of it is loaded when that is opened. */
async function loadMenu(): Promise<void> {
  host.menu ??= (await import('./catalogue.json')).default as unknown as Catalogue;
}

/** What runs of these specs are made of, and no lens that shows nothing of them. */
async function loadFor(specs: readonly RunSpec[]): Promise<void> {
  if (host.knows(specs)) return;
  const [{ registryFor }] = await Promise.all([import('./registry-of.ts'), loadMenu()]);
  host.registry = await registryFor(specs, [
    ...new Set(specs.flatMap(({ problem }) => host.menu?.showing[problem] ?? [])),
  ]);
}

const handOver = <T>(answer: T): T => transfer(answer, [...buffersOf(answer)]);

declare function setTimeout(then: () => void, ms: number): unknown;

/** Time for the page to draw, or to begin to play, before a run that stands still is rehearsed. */
const REHEARSE_AFTER_MS = 30;

/** Lets messages from the page in. */
const rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Files on their way; a run that may need one is opened when all are there. */
const coming = new Set<Promise<void>>();

/** What has programs run is loaded with the first sandbox. */
async function runApart(port: Parameters<WorkerApi['sandbox']>[0]): Promise<void> {
  const [{ runProgramsBy }, { programsThrough }] = await Promise.all([
    import('./given.ts'),
    import('../programs/apart.ts'),
  ]);
  runProgramsBy(programsThrough(port));
}

/** A run is opened when what came before it is there. */
function awaited(arriving: Promise<void>): void {
  const arrival = arriving
    // What is missing is found missing by the run that needs it.
    .catch(() => {})
    .finally(() => coming.delete(arrival));
  coming.add(arrival);
}

/** What keeps files is loaded with the first of them. */
async function keep(file: Parameters<WorkerApi['give']>[0]): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  (await import('./given.ts')).giveFile(bytes);
}

const api: WorkerApi = {
  catalogue: async (whole) => {
    if (whole) await loadMenu();
    return host.catalogue();
  },
  open: async (spec, lens, recovery, beside) => {
    await Promise.all(coming);
    try {
      await loadFor([spec, ...(beside ?? [])]);
    } catch {
      return fail('not-loaded', 'what this run is made of could not be loaded', 'check the connection and try again');
    }
    const opened = host.open(spec, lens, recovery, beside);
    if (opened.ok) void rest(REHEARSE_AFTER_MS).then(() => host.rehearse(opened.value.id, () => rest(0)));
    return opened;
  },
  advance: async (id, slice) => handOver(await host.advance(id, slice)),
  rewind: (id, target) => host.rewind(id, target),
  elite: (id, column, row) => handOver(host.elite(id, column, row)),
  point: (id, row) => handOver(host.point(id, row)),
  genes: (id, columns, from, to) => handOver(host.genes(id, columns, from, to)),
  filed: (id, birth) => host.filed(id, birth),
  reachable: (id) => handOver(host.reachable(id)),
  lookAt: (id, view) => handOver(host.lookAt(id, view)),
  rootHistory: (id) => handOver(host.rootHistory(id)),
  position: (id, path, ahead) => handOver(host.position(id, path, ahead)),
  phases: async (id) => handOver(await host.phases(id)),
  depict: async (id, solutions) => handOver(await host.depict(id, solutions)),
  mosaic: async (id, cells) => handOver(await host.mosaic(id, cells)),
  csv: (id) => host.csv(id),
  points: (id) => host.points(id),
  sidecar: async (id) => {
    await loadMenu();
    return host.sidecar(id);
  },
  trace: (id) => host.trace(id),
  recovery: (id) => handOver(host.recovery(id)),
  close: (id) => host.close(id),
  give: (file) => awaited(keep(file)),
  sandbox: (port) => awaited(runApart(port)),
};

expose(api);
