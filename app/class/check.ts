/** One run that was handed in, recomputed from its link and held to what the link and the line say. Knows no worker. */
import type { HandIn } from '../../workers/core/hand-in.ts';
import { entrantsOf, type Permalink } from '../../workers/core/link.ts';
import type { ParamValues } from '../../workers/core/params.ts';
import type { Failure, Result } from '../../workers/core/result.ts';
import { agrees, scoreOf, type Score } from '../../workers/core/score.ts';
import type { Catalogue, RunSpec } from '../../workers/core/spec.ts';
import { judgeAll, worstOf, type Recomputed, type VerificationStatus } from '../../workers/core/verify.ts';
import type { Progress, RunInfo, Slice } from '../../workers/host/protocol.ts';
import { hashIn } from '../run/given.ts';
import { thumbOf, type Thumb } from './thumb.ts';

/** What this needs of a worker; RunClient is one. */
export interface Computer {
  open(spec: RunSpec, lens: ParamValues, beside: readonly RunSpec[]): Promise<Result<RunInfo>>;
  advance(slice: Slice): Promise<Result<Progress>>;
}

export type Status = VerificationStatus | 'bad-link' | 'refused' | 'lacking';

export interface Checked {
  readonly status: Status;
  readonly sentence: string;
  /** Where it stands that says most against it, or the first; 0 if nothing was computed. */
  readonly at: number;
  /** Of all that race, as links write them; null if nothing was computed. */
  readonly digest: string | null;
  readonly score: Score | null;
  /** The line states another score. */
  readonly untrue: boolean;
  readonly thumb: Thumb | null;
  /** The file that its link names and that is not open here; with it, it can be checked. */
  readonly lacks: Lack | null;
}

export interface Lack {
  readonly what: 'table' | 'own';
  /** The beginning of its SHA-256, as links write it. */
  readonly hash: string;
}

const NOTHING = { at: 0, digest: null, score: null, untrue: false, thumb: null, lacks: null } as const;
/** Nobody waits for frames here; long enough that asking costs nothing, short enough to tell how far it is. */
const SLICE_MS = 250;

/** Evaluations that checking it takes. */
export const workOf = (link: Permalink): number => entrantsOf(link).length * (link.at ?? link.spec.budget);

/** A link that is not understood whole: what would be computed is another run. */
export const badLink = ({ message }: Failure): Checked => ({
  ...NOTHING,
  status: 'bad-link',
  // It begins with a key of the link.
  sentence: `${message}.`,
});

export const refused = ({ message, hint }: Failure): Checked => ({
  ...NOTHING,
  status: 'refused',
  sentence: `${message[0].toUpperCase()}${message.slice(1)}: ${hint}.`,
});

function lackOf({ code }: Failure, { params }: RunSpec): Lack | null {
  if (code === 'no-own') return { what: 'own', hash: hashIn(params['p.own']) };
  return code === 'no-table' ? { what: 'table', hash: hashIn(params['p.table']) } : null;
}

const lacking = (lacks: Lack): Checked => ({
  ...NOTHING,
  status: 'lacking',
  sentence:
    lacks.what === 'own'
      ? 'Its program has not been allowed to run: see above the wall.'
      : 'The table that it searches is not open here: choose it above the wall.',
  lacks,
});

/** Advances to the last whole batch up to `until`. */
async function compute(computer: Computer, until: number, told: (at: number) => void): Promise<Result<Progress>> {
  for (;;) {
    const result = await computer.advance({ until, sliceMs: SLICE_MS, frames: false });
    // A replaced worker begins again by itself.
    if (!result.ok && result.code === 'worker-replaced') continue;
    if (!result.ok) return result;
    const { at, next, done, evaluating } = result.value;
    told(at);
    if (!evaluating && (done || at >= until || next > until)) break;
  }
  return computer.advance({ until, sliceMs: 0, frames: true });
}

/** `told` hears what share of it is computed. */
export async function check(
  { stated }: HandIn,
  link: Permalink,
  catalogue: Catalogue,
  computer: Computer,
  told: (share: number) => void,
): Promise<Checked> {
  const specs = entrantsOf(link);
  const runs: (Recomputed & { info: RunInfo; progress: Progress })[] = [];
  for (const [i, spec] of specs.entries()) {
    const opened = await computer.open(spec, link.lens, specs.toSpliced(i, 1));
    if (!opened.ok) {
      const lacks = lackOf(opened, spec);
      return lacks === null ? refused(opened) : lacking(lacks);
    }
    const until = link.at ?? spec.budget;
    const result = await compute(computer, until, (at) => told((i + at / Math.max(1, until)) / specs.length));
    if (!result.ok) return refused(result);
    const { at, digest } = result.value;
    runs.push({ spec, at, digest, info: opened.value, progress: result.value });
  }
  const verdicts = judgeAll(link, runs, catalogue);
  const worst = worstOf(verdicts);
  const [{ info, progress }] = runs;
  const score = scoreOf(link.lab, progress.metrics);
  return {
    ...verdicts[worst],
    at: runs[worst].at,
    // Before the first evaluation all runs are the same.
    digest: progress.at === 0 ? null : runs.map(({ digest }) => digest).join(','),
    score,
    untrue: stated !== undefined && (score === null || !agrees(stated, score)),
    lacks: null,
    thumb: progress.frames ? thumbOf(link.lab, info, progress.frames, score?.id) : null,
  };
}
