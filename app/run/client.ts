/**
 * The page's only way to the worker. Calls go one at a time, so a call that stays unanswered means a worker that hangs.
 * Such a worker, or one that crashed, is replaced, and the run is carried on from the last copy of it that was kept, or
 * from its spec. What could not be answered comes back as a Failure; no call is ever left waiting.
 */
import { fail, succeed, type Failure, type Result } from '../../workers/core/result.ts';
import type { TreeView } from '../../workers/core/frames.ts';
import type { ParamValues } from '../../workers/core/params.ts';
import type { Catalogue, RunSpec } from '../../workers/core/spec.ts';
import type { CellRange, HostApi, Progress, Recovery, RunInfo, Slice } from '../../workers/host/protocol.ts';

/** The worker's methods as they look from here. */
export type RemoteHost = {
  readonly [K in keyof HostApi]: (...args: Parameters<HostApi[K]>) => Promise<Awaited<ReturnType<HostApi[K]>>>;
};

export interface Connection {
  readonly host: RemoteHost;
  terminate(): void;
}

/** Starts a worker. `onCrash` may be called later, any number of times. */
export type Connect = (onCrash: () => void) => Connection;

export type Replaced = { readonly at: number };

/** The watchdog counts ticks, not time: while the page itself is held up, no tick passes. */
export const TICK_MS = 500;
const TICKS_TO_ANSWER = 10;
/** A fresh worker still has its script to load, a run what it is made of; an export may have a large file to write, a picture its turn to wait for. */
const TICKS_WHEN_SLOW = 60;
/** Replacements without progress before giving up. */
const MAX_REPLACEMENTS = 3;

export const REPLACED = fail('worker-replaced', 'the worker was replaced', 'ask again');
const SUPERSEDED = fail('superseded', 'another run was opened', 'ask the new run');
const LOST = fail(
  'worker-lost',
  'the worker that computes this run stopped answering and could not be brought back',
  'try again, or change a parameter; if that does not help, reload the page',
);

interface OpenRun {
  readonly spec: RunSpec;
  readonly lens: ParamValues;
  readonly beside: readonly RunSpec[];
  id: number;
  recovery: Recovery | null;
}

interface Call {
  readonly slow: boolean;
  /** Present for calls about a run: they are void once it is replaced. */
  readonly run: OpenRun | undefined;
  /** Whether to ask the next worker again if this one is lost before it answers. */
  readonly repeat: boolean;
  readonly work: (host: RemoteHost) => Promise<Result<unknown>>;
  readonly settle: (result: Result<unknown>) => void;
}

export class RunClient {
  /** Called when a run goes on in a new worker, with the evaluation it stands at. */
  onReplaced: (replaced: Replaced) => void = () => {};
  readonly #connect: Connect;
  readonly #queue: Call[] = [];
  #connection: Connection | undefined;
  #fresh = true;
  #busy: Call | undefined;
  #ticks = 0;
  #run: OpenRun | undefined;
  #replacements = 0;
  #failedAt = -1;
  #at = 0;
  #lost = false;

  constructor(connect: Connect) {
    this.#connect = connect;
    this.#start();
  }

  /** To be called every TICK_MS. */
  tick(): void {
    if (this.#busy === undefined) return;
    this.#ticks += 1;
    if (this.#ticks > (this.#fresh || this.#busy.slow ? TICKS_WHEN_SLOW : TICKS_TO_ANSWER)) this.#replace();
  }

  /** All there is to choose from, or what the first picture needs. */
  catalogue(whole: boolean): Promise<Result<Catalogue>> {
    return this.#ask(async (host) => succeed(await host.catalogue(whole)));
  }

  /** Opens a run in place of the one that was open; `beside` are the others of its race. */
  async open(spec: RunSpec, lens: ParamValues, beside: readonly RunSpec[] = []): Promise<Result<RunInfo>> {
    const old = this.#run;
    this.#run = undefined;
    this.#replacements = 0;
    this.#failedAt = -1;
    this.#lost = false;
    const open = async (host: RemoteHost): Promise<Result<RunInfo>> => {
      if (old) await host.close(old.id);
      return host.open(spec, lens, undefined, beside);
    };
    const result = await this.#ask(open, undefined, true);
    if (result.ok) {
      this.#run = { spec, lens, beside, id: result.value.id, recovery: null };
      this.#at = result.value.at;
    }
    return result;
  }

  async advance(slice: Slice): Promise<Result<Progress>> {
    const result = await this.#askRun((host, id) => host.advance(id, slice));
    if (result.ok) {
      this.#at = result.value.at;
      if (this.#at > this.#failedAt) this.#replacements = 0;
    }
    return result;
  }

  async rewind(target: number): Promise<Result<Progress>> {
    const result = await this.#askRun((host, id) => host.rewind(id, target));
    if (result.ok) this.#at = result.value.at;
    return result;
  }

  elite(column: number, row: number) {
    return this.#askRun((host, id) => host.elite(id, column, row));
  }

  point(row: number) {
    return this.#askRun((host, id) => host.point(id, row));
  }

  genes(columns: readonly number[], from: number, to: number) {
    return this.#askRun((host, id) => host.genes(id, columns, from, to));
  }

  filed(birth: number) {
    return this.#askRun((host, id) => host.filed(id, birth));
  }

  lookAt(view: TreeView) {
    return this.#askRun((host, id) => host.lookAt(id, view));
  }

  rootHistory() {
    return this.#askRun((host, id) => host.rootHistory(id));
  }

  position(path: readonly number[], ahead: readonly number[]) {
    return this.#askRun((host, id) => host.position(id, path, ahead));
  }

  phases() {
    return this.#askRun((host, id) => host.phases(id), true);
  }

  reachable() {
    return this.#askRun((host, id) => host.reachable(id));
  }

  depict(solutions: Float64Array) {
    return this.#askRun((host, id) => host.depict(id, solutions), true);
  }

  mosaic(cells: CellRange) {
    return this.#askRun((host, id) => host.mosaic(id, cells), true);
  }

  csv() {
    return this.#askRun((host, id) => host.csv(id), true);
  }

  points() {
    return this.#askRun((host, id) => host.points(id), true);
  }

  sidecar() {
    return this.#askRun((host, id) => host.sidecar(id), true);
  }

  trace() {
    return this.#askRun((host, id) => host.trace(id), true);
  }

  /** Keeps a copy of the run as it stands, to go on from should the worker be lost. */
  keep(): void {
    const run = this.#run;
    void this.#askRun((host, id) => host.recovery(id)).then((result) => {
      if (run && result.ok && result.value !== null) run.recovery = result.value;
    });
  }

  /** After a failure: another round of attempts, in a new worker, for something the old one holds may be what failed. */
  tryAgain(): void {
    this.#lost = false;
    this.#replacements = 0;
    this.#replace();
  }

  /** Lets the worker go. What was asked is not answered any more: nobody is left to hear it. */
  end(): void {
    this.#connection?.terminate();
    this.#connection = undefined;
    this.#run = undefined;
    this.#lost = true;
    this.#busy?.settle(SUPERSEDED);
    this.#busy = undefined;
    for (const call of this.#queue.splice(0)) call.settle(SUPERSEDED);
  }

  #askRun<T>(work: (host: RemoteHost, id: number) => Promise<Result<T>>, slow = false): Promise<Result<T>> {
    const run = this.#run;
    if (run === undefined) return Promise.resolve(SUPERSEDED);
    return this.#ask((host) => work(host, run.id), run, slow);
  }

  #ask<T>(work: (host: RemoteHost) => Promise<Result<T>>, run?: OpenRun, slow = false): Promise<Result<T>> {
    return new Promise((resolve) => {
      this.#queue.push({
        run,
        slow,
        repeat: run === undefined,
        work,
        settle: (result) => resolve(result as Result<T>),
      });
      this.#next();
    });
  }

  #next(): void {
    while (this.#busy === undefined) {
      const call = this.#queue.shift();
      if (call === undefined) return;
      if (this.#lost) call.settle(LOST);
      else if (call.run !== undefined && call.run !== this.#run) call.settle(SUPERSEDED);
      else this.#send(call);
    }
  }

  #send(call: Call): void {
    this.#busy = call;
    this.#ticks = 0;
    const connection = this.#connection ?? this.#start();
    if (connection === undefined) return this.#replace();
    const answered = (result: Result<unknown>) => {
      // An answer of a worker that was given up meanwhile.
      if (this.#connection !== connection || this.#busy !== call) return;
      this.#busy = undefined;
      this.#fresh = false;
      call.settle(result);
      this.#next();
    };
    call
      .work(connection.host)
      .then(answered, (error: unknown) =>
        answered(
          fail('worker-error', `the worker reported: ${String(error)}`, 'change a parameter, or reload the page'),
        ),
      );
  }

  #start(): Connection | undefined {
    this.#fresh = true;
    try {
      const connection: Connection = this.#connect(() => {
        if (this.#connection === connection) this.#replace();
      });
      this.#connection = connection;
    } catch {
      this.#connection = undefined;
    }
    return this.#connection;
  }

  #replace(): void {
    this.#connection?.terminate();
    this.#connection = undefined;
    const interrupted = this.#busy;
    this.#busy = undefined;
    this.#replacements += 1;
    this.#failedAt = this.#at;
    if (this.#replacements > MAX_REPLACEMENTS) {
      this.#lost = true;
      interrupted?.settle(LOST);
      return this.#next();
    }
    // Questions about a run are for the asker to repeat, once it knows where the run stands; others are repeated here.
    if (interrupted?.run !== undefined) interrupted.settle(REPLACED);
    else if (interrupted?.repeat) this.#queue.unshift(interrupted);
    if (this.#run) this.#reopen(this.#run);
    else this.#next();
  }

  #reopen(run: OpenRun): void {
    this.#queue.unshift({
      run: undefined,
      slow: true,
      repeat: false,
      work: async (host) => {
        const recovered = await host.open(run.spec, run.lens, run.recovery ?? undefined, run.beside);
        if (recovered.ok || run.recovery === null) return recovered;
        run.recovery = null;
        return host.open(run.spec, run.lens, undefined, run.beside);
      },
      settle: (result) => this.#reopened(run, result as Result<RunInfo>),
    });
    this.#next();
  }

  #reopened(run: OpenRun, result: Result<RunInfo>): void {
    if (run !== this.#run) return;
    if (!result.ok) {
      this.#lost = true;
      return;
    }
    run.id = result.value.id;
    this.#at = result.value.at;
    this.onReplaced({ at: result.value.at });
  }
}

export const isLost = (failure: Failure) => failure.code === LOST.code;
