import { describe, expect, it } from 'vitest';
import { centroidsOf } from '../core/centroids.ts';
import { decodeLink } from '../core/link.ts';
import { catalogue, registry } from './registry.ts';
import type { Progress, RunInfo } from './protocol.ts';
import { RunHost } from './run-host.ts';

const LINK = 'problem=arm&p.joints=4&s.cols=20&s.rows=20&s.batch=50&s.initial=100&evals=5000';

function unwrap<T>(result: { ok: true; value: T } | { ok: false; message: string }): T {
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

function opened(link = LINK): { host: RunHost; info: RunInfo } {
  const host = new RunHost(registry);
  const { spec, lens } = decodeLink(link, catalogue).value;
  return { host, info: unwrap(host.open(spec, lens)) };
}

const finish = async (host: RunHost, id: number, until = 5000): Promise<Progress> =>
  unwrap(await host.advance(id, { until, sliceMs: Infinity, frames: true }));

describe('RunHost', () => {
  it('does at least one batch a slice, never passes `until`, and sends frames only if asked', async () => {
    const { host, info } = opened();
    const one = unwrap(await host.advance(info.id, { until: 5000, sliceMs: 0, frames: false }));
    expect(one).toMatchObject({ at: 50, done: false, frontier: 50 });
    expect(one.frames).toBeUndefined();
    expect(await finish(host, info.id, 333)).toMatchObject({ at: 300 });
    expect(await finish(host, info.id, 349)).toMatchObject({ at: 300 });
    const end = await finish(host, info.id);
    expect(end).toMatchObject({ at: 5000, done: true });
    const filled = end.frames?.['elite-map']?.fitness.filter((f) => f === f).length ?? 0;
    expect(filled / 400).toBe(end.metrics.coverage);
    expect(end.frames?.curves.metrics.coverage.at(-1)).toBe(end.metrics.coverage);
  });

  it('rewinds to a keyframe and computes the same again', async () => {
    const { host, info } = opened();
    const middle = await finish(host, info.id, 2500);
    const end = await finish(host, info.id);
    const back = unwrap(host.rewind(info.id, 2500));
    expect(back.at).toBeLessThanOrEqual(2500);
    expect(back.frontier).toBe(5000);
    expect((await finish(host, info.id, 2500)).digest).toBe(middle.digest);
    expect((await finish(host, info.id)).digest).toBe(end.digest);
  });

  it('rehearses a run that stands still, and leaves no trace of it', async () => {
    const { host, info } = opened();
    let rests = 0;
    const rest = async () => void rests++;
    await host.rehearse(info.id, rest);
    expect(rests).toBeGreaterThan(0);
    expect(unwrap(await host.advance(info.id, { until: 0, sliceMs: 0, frames: false }))).toMatchObject({
      at: 0,
      frontier: 0,
      metrics: { coverage: 0 },
    });
    expect((await finish(host, info.id)).digest).toBe((await finish(opened().host, info.id)).digest);
  });

  it('rehearses no further once the run moves, and no run that is closed', async () => {
    const { host, info } = opened(LINK.replace('evals=5000', 'evals=50000000'));
    let rests = 0;
    await host.rehearse(info.id, async () => {
      rests++;
      await finish(host, info.id);
    });
    expect(rests).toBe(1);
    host.close(info.id);
    await host.rehearse(info.id, async () => void rests++);
    expect(rests).toBe(1);
  });

  it('tells an elite with the lineage that leads to it', async () => {
    const { host, info } = opened();
    const { frames } = await finish(host, info.id);
    const cell = frames?.['elite-map']?.fitness.findIndex((f) => f === f) ?? 0;
    const found = unwrap(host.elite(info.id, cell % 20, Math.floor(cell / 20)));
    expect(found?.elite.solution).toHaveLength(4);
    expect(found?.elite.cell).toEqual([cell % 20, Math.floor(cell / 20)]);
    const { births, columns, rows, fitness, truncated } = found?.lineage ?? {
      births: [],
      columns: [],
      rows: [],
      fitness: [],
      truncated: true,
    };
    expect(truncated).toBe(false);
    expect(births.at(-1)).toBe(found?.elite.birth);
    expect(births.at(-2) ?? 0).toBe(found?.elite.parent);
    expect([columns.at(-1), rows.at(-1)]).toEqual(found?.elite.cell);
    expect(fitness.at(-1)).toBeCloseTo(found?.elite.fitness ?? NaN, 4);
    expect(births[0]).toBeLessThanOrEqual(100);
    const empty = frames?.['elite-map']?.fitness.findIndex((f) => f !== f) ?? 0;
    expect(unwrap(host.elite(info.id, empty % 20, Math.floor(empty / 20)))).toBeNull();
    expect(unwrap(host.elite(info.id, 500, 2))).toBeNull();
  });

  it('takes a map through its refinements, forwards and back, with ancestors told on the map as it is', async () => {
    const { host, info } = opened(
      `${LINK.replace('cols=20', 'cols=18')}&s.archive=hierarchical&s.start=5&s.refine-after=800`,
    );
    const standings: Progress[] = [];
    for (const until of [500, 900, 1750, 5000]) {
      standings.push(await finish(host, info.id, until));
      const { cols, rows } = standings.at(-1)?.frames?.['elite-map'] ?? { cols: 0, rows: 0 };
      expect(unwrap(host.reachable(info.id))).toHaveLength(cols * rows);
    }
    expect(standings.map(({ frames }) => frames?.['elite-map']).map((map) => [map?.cols, map?.rows])).toEqual([
      [5, 5],
      [5, 5],
      [18, 20],
      [18, 20],
    ]);
    expect(standings.map(({ frames }) => frames?.['elite-map']?.finest)).toEqual([
      [18, 20],
      [18, 20],
      undefined,
      undefined,
    ]);
    const all = Array.from({ length: 18 * 20 }, (_, cell) =>
      unwrap(host.elite(info.id, cell % 18, Math.floor(cell / 18))),
    ).filter((found) => found !== null);
    // Ancestors that are still on the map are told to be where they are, though they were born into coarser cells.
    const placeOf = new Map(all.map(({ elite }) => [elite.birth, elite.cell]));
    let living = 0;
    for (const { elite, lineage } of all) {
      lineage.births.forEach((birth, i) => {
        const place = [lineage.columns[i], lineage.rows[i]];
        if (placeOf.has(birth)) expect(place).toEqual(placeOf.get(birth));
        if (birth !== elite.birth && birth < 900 && placeOf.has(birth)) living++;
      });
    }
    expect(living).toBeGreaterThan(5);
    for (const [i, until] of [500, 900, 1750, 5000].entries()) {
      unwrap(host.rewind(info.id, until));
      const { frontier: _frontier, frames, rate: _rate, ...again } = await finish(host, info.id, until);
      const { frontier: _then, frames: before, rate: _before, ...first } = standings[i];
      expect(again).toEqual(first);
      expect(frames?.['elite-map']).toEqual(before?.['elite-map']);
    }
  });

  it('knows of Voronoi cells where they are, and of no reachable ones', async () => {
    const { host, info } = opened('problem=arm&p.joints=4&s.archive=cvt&s.centroids=256&s.batch=50&evals=5000');
    const { frames } = await finish(host, info.id);
    expect(frames?.['elite-map']).toMatchObject({ cols: 256, rows: 1, centroids: centroidsOf(256) });
    expect(unwrap(host.reachable(info.id))).toBeUndefined();
    const cell = frames?.['elite-map']?.fitness.findLastIndex((f) => f === f) ?? 0;
    const found = unwrap(host.elite(info.id, cell, 0));
    expect(found?.lineage.columns.at(-1)).toBe(cell);
    expect(new Set(found?.lineage.rows)).toEqual(new Set([0]));
    const index = (line: string) => Number(line.split(',').at(-1));
    const indices = unwrap(host.csv(info.id)).trim().split('\n').slice(1).map(index);
    expect(indices).toContain(cell);
    expect(Math.max(...indices)).toBe(cell);
  });

  it('carries a run on in another host, with the same end', async () => {
    const { host, info } = opened();
    await finish(host, info.id, 3000);
    const recovery = unwrap(host.recovery(info.id));
    const end = await finish(host, info.id);
    const second = new RunHost(registry);
    const again = unwrap(second.open(info.spec, {}, structuredClone(recovery ?? undefined)));
    expect(await finish(second, again.id)).toEqual({ ...end, rate: expect.any(Number) });
  });

  it('writes elites with pyribs column names and row-major index', async () => {
    const { host, info } = opened();
    const { frames } = await finish(host, info.id);
    const [header, ...lines] = unwrap(host.csv(info.id)).trim().split('\n');
    expect(header).toBe(
      'solution_0,solution_1,solution_2,solution_3,objective,measures_0,measures_1,threshold,birth,parent,index',
    );
    for (const line of lines) {
      const numbers = line.split(',').map(Number);
      const [objective, x, y, threshold, , , index] = numbers.slice(4);
      const column = Math.min(19, Math.floor(((x + 1) / 2) * 20));
      const row = Math.min(19, Math.floor(((y + 1) / 2) * 20));
      expect(index).toBe(column * 20 + row);
      expect(threshold).toBe(objective);
      expect(frames?.['elite-map']?.fitness[row * 20 + column]).toBe(Math.fround(objective));
    }
    expect(lines).toHaveLength(Math.round(frames?.['elite-map']?.fitness.filter((f) => f === f).length ?? 0));
  });

  it('writes beside them what the CSV cannot say, with a link to the same place of the run', async () => {
    const { host, info } = opened();
    const end = await finish(host, info.id, 3000);
    const sidecar = JSON.parse(unwrap(host.sidecar(info.id)));
    expect(sidecar).toMatchObject({
      dims: [20, 20],
      ranges: info.descriptors.map(({ range }) => range),
      objective: info.objectives[0],
      solution_dim: 4,
      learning_rate: 1,
      run: { spec: info.spec, at: 3000, digest: end.digest },
    });
    expect(sidecar.elites).toBe(unwrap(host.csv(info.id)).trim().split('\n').length - 1);
    expect(decodeLink(sidecar.run.link, catalogue)).toMatchObject({
      value: { spec: info.spec, at: 3000, digest: end.digest },
      notes: [],
    });
  });

  it('gives genes of many rows at once, as each row has them', async () => {
    const { host, info } = opened('problem=zdt4&search=nsga2&evals=400');
    expect(info).toMatchObject({ predicts: false, dim: 10 });
    expect(info.genes?.map(({ name }) => name)).toEqual(Array.from({ length: 10 }, (_, k) => `x${k + 1}`));
    await finish(host, info.id, 300);
    const columns = [7, 0, 2];
    const genes = unwrap(host.genes(info.id, columns, 120, 1000));
    expect(genes.length).toBe(3 * 180);
    for (let row = 120; row < 300; row++) {
      const point = unwrap(host.point(info.id, row));
      expect(columns.map((gene) => point?.solution[gene])).toEqual(
        Array.from(genes.subarray(3 * (row - 120), 3 * (row - 119))),
      );
    }
    expect(unwrap(host.genes(info.id, columns, 300, 400))).toHaveLength(0);
  });

  it.each(['map-elites', 'random'])('tells in which cell a solution of %s was filed', async (search) => {
    const { host, info } = opened(
      `problem=arm&search=${search}&p.joints=4&l.cols=20&l.rows=20&s.cols=20&s.rows=20&s.batch=100&evals=2000`,
    );
    const shape = unwrap(await host.advance(info.id, { until: 1000, sliceMs: Infinity, frames: true }));
    const { cols, rows } = shape.frames!['elite-map']!;
    const early = new Set<number>();
    for (let cell = 0; cell < cols * rows; cell++) {
      const held = unwrap(host.elite(info.id, cell % cols, Math.floor(cell / cols)));
      if (held === null) continue;
      const { birth, cell: where, descriptors } = held.elite;
      early.add(birth);
      const filed = unwrap(host.filed(info.id, birth));
      expect(filed?.cell).toEqual(where);
      descriptors.forEach((value, k) => expect(filed?.descriptors[k]).toBeCloseTo(value, 6));
    }
    expect(early.size).toBeGreaterThan(50);
    // Those that were never better than what their cell held are in none.
    const never = Array.from({ length: 1000 }, (_, i) => i + 1).filter(
      (birth) => unwrap(host.filed(info.id, birth)) === null,
    );
    expect(never.length).toBeGreaterThan(0);
    expect(never.some((birth) => early.has(birth))).toBe(false);
    await finish(host, info.id, 2000);
    const late = Array.from({ length: 1000 }, (_, i) => 1001 + i).filter(
      (birth) => unwrap(host.filed(info.id, birth)) !== null,
    );
    expect(late.length).toBeGreaterThan(0);
    host.rewind(info.id, 1000);
    unwrap(await host.advance(info.id, { until: 1000, sliceMs: Infinity, frames: false }));
    // Computed once, but not yet there.
    expect(late.every((birth) => unwrap(host.filed(info.id, birth)) === null)).toBe(true);
  });

  it('writes a trace that says what the run is and how it went', async () => {
    const { host, info } = opened();
    const end = await finish(host, info.id);
    const trace = JSON.parse(unwrap(host.trace(info.id)));
    expect(trace).toMatchObject({ spec: info.spec, at: 5000, digest: end.digest });
    expect(trace.series.qdScore).toHaveLength(trace.series.at.length);
  });

  it('refuses a run bigger than memory, with the size it would need, and answers for runs it does not have', async () => {
    const host = new RunHost(registry);
    const { spec, lens } = decodeLink('p.joints=1000&s.cols=512&s.rows=512', catalogue).value;
    expect(host.open(spec, lens)).toMatchObject({
      ok: false,
      code: 'too-big',
      message: expect.stringMatching(/need 3.1 GiB .* 1 GiB/),
    });
    expect(host.open({ ...spec, search: 'random' }, { cols: 512, rows: 512 })).toMatchObject({
      ok: false,
      code: 'too-big',
    });
    expect(host.csv(99)).toMatchObject({ ok: false, code: 'no-run' });
    expect(await host.advance(99, { until: 1, sliceMs: 1, frames: false })).toMatchObject({
      ok: false,
      code: 'no-run',
    });
  });
});
