import { describe, expect, it } from 'vitest';
import { decodeLink, encodeLink } from '../../../workers/core/link.ts';
import type { RunSpec } from '../../../workers/core/spec.ts';
import { readModelsFromFiles } from '../../../workers/cli/models.ts';
import { catalogue, openRun } from '../../../workers/host/registry.ts';
import { bandText, figureText, holds, type TestedClaim } from './claim.ts';
import { MAP_ELITES_CLAIMS } from './map-elites.ts';
import { MCTS_CLAIMS } from './mcts.ts';
import { NAS_CLAIMS } from './nas.ts';
import { REACHABILITY_CLAIMS } from './reachability.ts';
import { SPARSE_CLAIMS } from './sparse.ts';

const ALL = [...MAP_ELITES_CLAIMS, ...NAS_CLAIMS, ...SPARSE_CLAIMS, ...MCTS_CLAIMS, ...REACHABILITY_CLAIMS];
const TESTED = ALL.filter((claim) => claim.status === 'tested');
const RUNS = TESTED.flatMap((claim) => claim.runs);

/** Evaluations that a unit test can afford, and of networks that are evaluated by ONNX. */
const SHORT = 150_000;
const SHORT_NETWORKS = 150;

const isShort = ({ problem, budget }: RunSpec): boolean =>
  budget <= (['supernet', 'graph-path'].includes(problem) ? SHORT_NETWORKS : SHORT);

readModelsFromFiles();

describe('the list', () => {
  it('names each claim once', () => {
    expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length);
  });

  it('has links as the page writes them, to the end of runs of the present revision, with a digest', () => {
    for (const { link } of RUNS) {
      const { value, notes } = decodeLink(link, catalogue);
      expect(notes).toEqual([]);
      expect(encodeLink(value, catalogue)).toBe(link);
      expect(value).toMatchObject({ at: value.spec.budget, digest: expect.stringMatching(/^[0-9a-f]{12}$/) });
    }
  });

  it('says how far every tested claim goes, and tests it by a band or an order', () => {
    for (const claim of TESTED) {
      expect(claim.finding).toMatch(/\.$/);
      expect(claim.rising === true || claim.runs.every((run) => run.band !== undefined)).toBe(true);
    }
  });

  it('has the figures and digests that the short runs give', async () => {
    const short = RUNS.filter(({ link }, i) => {
      const isFirst = RUNS.findIndex((other) => other.link === link) === i;
      return isFirst && isShort(decodeLink(link, catalogue).value.spec);
    });
    expect(short.length).toBeGreaterThan(1);
    for (const { link, measure, measured } of short) {
      const { spec, lens, digest } = decodeLink(link, catalogue).value;
      const opened = openRun(spec, lens);
      if (!opened.ok) throw new Error(opened.message);
      await opened.value.advance(Infinity, () => false);
      expect(opened.value.digest).toBe(digest);
      // The bench takes the measures that are no metric.
      if (measure in opened.value.metrics) expect(opened.value.metrics[measure]).toBe(measured);
    }
  }, 120_000);
});

describe('holds', () => {
  const run = { what: '', link: '', measure: 'coverage', measured: 0.5 } as const;
  const claim = (rest: Partial<TestedClaim>): TestedClaim => ({
    ...TESTED[0],
    rising: undefined,
    runs: [run],
    ...rest,
  });

  it('asks every figure to lie in its band, ends included', () => {
    const banded = claim({ runs: [{ ...run, band: [0.4, 0.5] }] });
    expect(holds(banded)).toBe(true);
    expect(holds(banded, [0.41])).toBe(true);
    expect(holds(banded, [0.51])).toBe(false);
    expect(holds(banded, [NaN])).toBe(false);
  });

  it('asks figures to rise where the claim is an order', () => {
    const ordered = claim({ rising: true, runs: [run, run, run] });
    expect(holds(ordered, [1, 2, 3])).toBe(true);
    expect(holds(ordered, [1, 2, 2])).toBe(false);
    expect(holds(ordered)).toBe(false);
  });
});

it('writes figures and bands with their units', () => {
  expect(figureText('coverage', 0.6012)).toBe('60.12 % of all cells');
  expect(figureText('qdScore', 48.9121)).toBe('QD score 48.91');
  expect(figureText('parentsNear', 0.8366)).toBe('83.7 % of elites');
  expect(bandText('coverage', [0.5942, 0.6142])).toBe('59.42 % to 61.42 %');
  expect(bandText('reachable', [8040, 8040])).toBe('8040');
});
