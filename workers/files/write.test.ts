import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBatch, newArchive, RECORD } from '../core/archive.ts';
import { readSpec } from '../core/spec.ts';
import type { Descriptor, EliteArchive, Objective, Space } from '../core/types.ts';
import { decodeLink } from '../core/link.ts';
import { catalogue, openRun, registry } from '../host/registry.ts';
import { RunHost } from '../host/run-host.ts';
import { textFile } from './fixtures.test-data.ts';
import { countElsewhere, flatIndex, placeElites, pyribsPlace } from './place.ts';
import { readArchive } from './read.ts';
import { writeSidecar } from './sidecar.ts';
import { elitesCsv, evaluationsCsv } from './write.ts';

const OBJECTIVE: Objective = { name: 'height', unit: 'm', floor: -3, ceiling: 10 };

/** Cell by cell: fitness, descriptors and solution, or null. A zero has no sign in a CSV. */
function content(archive: EliteArchive): (readonly number[] | null)[] {
  return Array.from(archive.slotOfCell, (slot) => {
    if (slot < 0) return null;
    const record = [...archive.records.subarray(slot * archive.stride, (slot + 1) * archive.stride)];
    return [record[RECORD.fitness], ...record.slice(RECORD.x)].map((value) => value + 0);
  });
}

function reopen(archive: EliteArchive, descriptors: readonly [Descriptor, Descriptor]) {
  const result = readArchive([
    textFile('elites.csv', elitesCsv(archive)),
    textFile('elites.json', writeSidecar(archive, descriptors, OBJECTIVE, null)),
  ]);
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

async function archiveOf(text: string): Promise<EliteArchive> {
  const spec = readSpec(new Map(new URLSearchParams(text)), catalogue).value;
  const opened = openRun(spec, {});
  if (!opened.ok) throw new Error(opened.message);
  await opened.value.advance(Infinity, () => false);
  return opened.value.inspect('elite-map', 'all') as EliteArchive;
}

describe('elitesCsv', () => {
  it('has the columns of pyribs, in its order, and one line per elite', async () => {
    const archive = await archiveOf('problem=arm&p.joints=3&s.cols=12&s.rows=7&evals=2000');
    const lines = elitesCsv(archive).trimEnd().split('\n');
    expect(lines[0]).toBe(
      'solution_0,solution_1,solution_2,objective,measures_0,measures_1,threshold,birth,parent,index',
    );
    expect(lines).toHaveLength(archive.filled + 1);
  });

  it.each([
    'problem=arm&p.joints=5&s.cols=40&s.rows=25&evals=20000',
    'problem=rastrigin&p.dim=4&s.cols=16&s.rows=64&evals=20000&s.sigma=2',
    'problem=sphere&p.dim=10&search=random&evals=5000',
  ])('writes the index that pyribs gives those measures: %s', async (text) => {
    const archive = await archiveOf(text);
    const { cols, rows, ranges } = archive;
    const [header, ...lines] = elitesCsv(archive).trimEnd().split('\n');
    const at = (name: string) => header.split(',').indexOf(name);
    const wrong = lines.filter((line) => {
      const fields = line.split(',').map(Number);
      const column = pyribsPlace(fields[at('measures_0')], [ranges[0], ranges[1]], cols);
      const row = pyribsPlace(fields[at('measures_1')], [ranges[2], ranges[3]], rows);
      return flatIndex(column, row, rows) !== fields[at('index')];
    });
    expect(wrong).toEqual([]);
    expect(lines.length).toBeGreaterThan(100);
  });
});

it('pyribsPlace and flatIndex are pyribs: values from its own index_of', () => {
  // GridArchive(dims=[4, 3], ranges=[(-1, 1), (0, 3)]).index_of, its formula run in NumPy 1.24: a value just under a
  // boundary counts as on it, and what is out of range goes to the edge.
  const cases: readonly (readonly [number, number, number])[] = [
    [-1, 0, 0],
    [-0.5000001, 0.9999999, 4],
    [-0.5000003, 0.99, 0],
    [0.99, 2.5, 11],
    [5, -5, 9],
    [-7, 3, 2],
    [0, 1, 7],
  ];
  for (const [x, y, index] of cases)
    expect(flatIndex(pyribsPlace(x, [-1, 1], 4), pyribsPlace(y, [0, 3], 3), 3)).toBe(index);
});

describe('written and read again', () => {
  it('is the same map, for any archive', () => {
    const side = fc.integer({ min: 2, max: 9 });
    const value = fc.double({ min: -20, max: 20, noNaN: true });
    const rows = fc.array(fc.tuple(value, value, value, value, value), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(side, side, rows, (cols, height, elites) => {
        const descriptors: readonly [Descriptor, Descriptor] = [
          { name: 'reach', unit: 'm', range: [-10, 10] },
          { name: 'a "quoted", name', unit: '', range: [0, 15] },
        ];
        const archive = newArchive(cols, height, 2, descriptors);
        const size = elites.length;
        addBatch(
          archive,
          { size, solutions: Float64Array.from(elites.flatMap((e) => e.slice(0, 2))), parents: new Uint32Array(size) },
          {
            objectives: Float64Array.from(elites, (e) => e[2]),
            descriptors: Float64Array.from(elites.flatMap((e) => e.slice(3))),
          },
          1,
          { size: 0, rows: new Uint32Array(size), cells: new Uint32Array(size) },
        );
        const { elites: read, draft } = reopen(archive, descriptors);
        expect(draft).toMatchObject({ complete: true, source: 'Searchlight' });
        expect(draft.answers).toMatchObject({ cols, rows: height, descriptors, objective: OBJECTIVE });
        expect(content(placeElites(read, draft.answers))).toEqual(content(archive));
        expect(countElsewhere(read, draft.answers)).toBe(0);
      }),
    );
  });

  it('of Voronoi cells: their centroids are written, and the elites come back on a grid over the same ranges', async () => {
    const archive = await archiveOf('problem=arm&p.joints=3&s.archive=cvt&evals=3000');
    const { centroids } = archive;
    if (centroids === null) throw new Error('expected Voronoi cells');
    const axis: Descriptor = { name: 'a', unit: '', range: [-1, 1] };
    const sidecar = JSON.parse(writeSidecar(archive, [axis, axis], OBJECTIVE, null));
    expect(sidecar.dims).toBeNull();
    expect(sidecar.centroids).toHaveLength(archive.cols);
    expect(sidecar.centroids[1]).toEqual([2 * centroids[2] - 1, 2 * centroids[3] - 1]);
    const { elites, draft } = reopen(archive, [axis, axis]);
    expect(draft).toMatchObject({ complete: false, answers: { descriptors: [axis, axis], objective: OBJECTIVE } });
    expect(elites.count).toBe(archive.filled);
    expect(countElsewhere(elites, draft.answers)).toBeUndefined();
    expect(placeElites(elites, draft.answers).clipped).toBe(0);
  });

  it('tells a CSV that is not the whole of what its JSON describes', async () => {
    const archive = await archiveOf('problem=arm&p.joints=3&s.cols=5&s.rows=5&evals=500');
    const axis: Descriptor = { name: 'a', unit: '', range: [0, 1] };
    const files = (csv: string) => [
      textFile('elites.csv', csv),
      textFile('elites.json', writeSidecar(archive, [axis, axis], OBJECTIVE, null)),
    ];
    const csv = elitesCsv(archive);
    const short = csv.trimEnd().split('\n').slice(0, -1).join('\n');
    expect(readArchive(files(short))).toMatchObject({
      ok: false,
      message: expect.stringContaining('elites, got one of'),
    });
    expect(readArchive(files(csv)).ok).toBe(true);
  });
});

describe('a table of evaluations', () => {
  const objectives: Objective[] = [
    { name: 'error', unit: '%', floor: -100, ceiling: 0, minimised: true },
    { name: 'gain, "net"', unit: '', floor: 0, ceiling: 1 },
  ];
  const two = {
    objectives,
    values: Float64Array.of(-6.2, 0.5, -0, 0.25),
    parents: Uint32Array.of(0, 1),
    isOnFront: (row: number) => row === 1,
  };

  it('has values as people read them, and the names of choices', () => {
    const space: Space = {
      kind: 'categorical',
      dim: 2,
      genes: [
        { name: 'width', options: ['8', '16'] },
        { name: 'kind', options: ['a,b', 'c'] },
      ],
    };
    expect(evaluationsCsv({ ...two, space, solutions: Uint8Array.of(0, 0, 1, 1) })).toBe(
      [
        'evaluation,parent,on_front,error,"gain, ""net""",width,kind',
        '1,0,0,6.2,0.5,8,"a,b"',
        '2,1,1,0,0.25,16,c',
        '',
      ].join('\n'),
    );
  });

  it('has the numbers of other solutions', () => {
    const space: Space = { kind: 'real', dim: 1, lower: 0, upper: 1, initial: { kind: 'uniform', low: 0, high: 1 } };
    expect(evaluationsCsv({ ...two, space, solutions: Float32Array.of(0.5, 0.25) }).split('\n')[2]).toBe(
      '2,1,1,0,0.25,0.25',
    );
  });

  it('is that of a run up to its playhead', async () => {
    const host = new RunHost(registry);
    const { spec, lens } = decodeLink('problem=zdt1&search=random&evals=400', catalogue).value;
    const opened = host.open(spec, lens);
    if (!opened.ok) throw new Error(opened.message);
    const { id } = opened.value;
    await host.advance(id, { until: 400, sliceMs: Infinity, frames: false });
    const whole = host.points(id);
    if (!whole.ok) throw new Error(whole.message);
    const rows = whole.value.trim().split('\n').slice(1);
    expect(rows).toHaveLength(400);
    const drawn = await host.advance(id, { until: 400, sliceMs: 0, frames: true });
    if (!drawn.ok) throw new Error(drawn.message);
    const { points, front } = drawn.value.frames!.pareto!;
    rows.forEach((line, row) => {
      const [evaluation, , onFront, f1, f2] = line.split(',').map(Number);
      expect([evaluation, onFront, f1, f2]).toEqual([
        row + 1,
        front.includes(row) ? 1 : 0,
        0 - points[2 * row],
        0 - points[2 * row + 1],
      ]);
    });
  });
});
