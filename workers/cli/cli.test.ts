import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ILLUMINATION_METRICS } from '../core/illumination.ts';
import { mannWhitney, quantile } from '../core/statistics.ts';
import { catalogue } from '../host/registry.ts';
import { cli } from './cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'searchlight-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const RUN = 'problem=arm&p.joints=3&s.cols=10&s.rows=10&evals=3000&seed=5';

describe('run', () => {
  it('prints one line of JSON: spec, at, digest, metrics', async () => {
    const { code, out } = await cli(['run', RUN, '--json']);
    expect(code).toBe(0);
    expect(out).not.toContain('\n');
    const answer = JSON.parse(out);
    expect(Object.keys(answer)).toEqual(['spec', 'at', 'digest', 'metrics']);
    expect(answer.spec).toMatchObject({
      problem: 'arm',
      seed: 5,
      budget: 3000,
      params: { 'p.joints': 3, 's.cols': 10, 's.rows': 10 },
    });
    expect(answer.digest).toMatch(/^[0-9a-f]{12}$/);
    expect(Object.keys(answer.metrics)).toEqual(expect.arrayContaining(['qdScore', 'coverage', 'best', 'clipped']));
  });

  it('takes a link, a spec file and its own output alike', async () => {
    const { out } = await cli(['run', RUN, '--json']);
    expect((await cli(['run', `#/map-elites?${RUN}`, '--json'])).out).toBe(out);
    const spec = { problem: 'arm', params: { 'p.joints': 3, 's.cols': 10, 's.rows': 10 }, budget: 3000, seed: 5 };
    expect((await cli(['run', file('spec.json', JSON.stringify(spec)), '--json'])).out).toBe(out);
    const again = await cli(['run', file('output.json', out), '--json']);
    expect(JSON.parse(again.out)).toEqual({ ...JSON.parse(out), verification: 'verified' });
  });

  it('checks a digest: exit 0 if it holds, 1 if it differs', async () => {
    const { digest } = JSON.parse((await cli(['run', `${RUN}&at=2000`, '--json'])).out);
    expect(await cli(['run', `${RUN}&at=2000&digest=${digest}`])).toMatchObject({
      code: 0,
      out: expect.stringContaining('verified'),
    });
    expect(await cli(['run', `${RUN}&at=1500&digest=${digest}`])).toMatchObject({
      code: 1,
      out: expect.stringContaining('differs'),
    });
    expect(await cli(['run', `${RUN}&at=2000&digest=${digest}&rev=9.9`])).toMatchObject({
      code: 0,
      out: expect.stringContaining('not-checked'),
    });
  });

  it.each([
    ['problem=maze', 'bad-spec'],
    ['p.joints=NaN', 'bad-spec'],
    ['evals=1e15', 'bad-spec'],
    ['p.joints=1000&s.cols=512&s.rows=512', 'too-big'],
    ['missing.json', 'no-file'],
  ])('refuses %s with exit 2 and a reason', async (input, reason) => {
    const { code, out } = await cli(['run', input, '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toEqual({ code: reason, message: expect.any(String), hint: expect.any(String) });
  });

  it('refuses a file that is no spec, and a wrong number of arguments', async () => {
    expect(await cli(['run', file('bad.json', '[1,2'), '--json'])).toMatchObject({
      code: 2,
      out: expect.stringContaining('bad-file'),
    });
    expect(await cli(['run'])).toMatchObject({ code: 2, err: expect.stringContaining('got 0') });
  });
});

describe('a race', () => {
  const RACE = `${RUN}&search2=random&search3=map-elites&s3.variation=gaussian&s3.batch=300`;

  it('prints each entrant as it would alone, and reads that back', async () => {
    const { code, out } = await cli(['run', `${RACE}&at=1000`, '--json']);
    expect(code).toBe(0);
    const { entrants } = JSON.parse(out);
    for (const [i, search] of ['', '&search=random', '&s.variation=gaussian&s.batch=300'].entries()) {
      const base = search === '' ? RUN : RUN.replace('&s.cols=10&s.rows=10', '');
      expect(entrants[i]).toEqual(JSON.parse((await cli(['run', `${base}${search}&at=1000`, '--json'])).out));
    }
    const again = JSON.parse((await cli(['run', file('race.json', out), '--json'])).out);
    expect(again.entrants.map((entrant: { verification: string }) => entrant.verification)).toEqual(
      Array.from({ length: 3 }, () => 'verified'),
    );
  });

  it('is verified by the digests of all, and differs by one', async () => {
    const { entrants } = JSON.parse((await cli(['run', RACE, '--json'])).out);
    const digests: string[] = entrants.map(({ digest }: { digest: string }) => digest);
    const good = `${RACE}&digest=${digests.join(',')}\n`;
    expect(await cli(['verify', file('race.txt', good)])).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 links: 1 verified'),
    });
    const bad = `${RACE}&digest=${digests.toSpliced(1, 1, '0'.repeat(12)).join(',')}`;
    expect(await cli(['verify', file('race.txt', bad)])).toMatchObject({
      code: 1,
      out: expect.stringMatching(/differs at evaluation 3,000 .*random on arm, seed 5: link says 000000000000/),
    });
    expect((await cli(['run', bad])).code).toBe(1);
  });

  it('needs memory for all', async () => {
    const one = 'problem=arm&p.joints=300&s.cols=400&s.rows=400&evals=1';
    expect((await cli(['run', one])).code).toBe(0);
    expect(await cli(['run', `${one}&search2=map-elites&s2.cols=400&s2.rows=400`])).toMatchObject({
      code: 2,
      err: expect.stringContaining('this race would need'),
    });
  });
});

describe('verify', () => {
  it('prints a table and exits 1 if one differs', async () => {
    const { digest } = JSON.parse((await cli(['run', RUN, '--json'])).out);
    const good = `# a class\n\n#/map-elites?${RUN}&digest=${digest}\n${RUN}\n`;
    const passed = await cli(['verify', file('good.txt', good)]);
    expect(passed.code).toBe(0);
    expect(passed.out).toMatch(
      / 3 {2}verified .*\n {3}4 {2}not checked .*\n2 links: 1 verified, 0 failed, 1 not checked$/,
    );
    const failed = await cli(['verify', file('bad.txt', `${good}${RUN}&digest=000000000000\nproblem=maze\n`)]);
    expect(failed.code).toBe(1);
    expect(failed.out).toMatch(/differs at evaluation 3,000 .*\n {3}6 {2}bad link .*maze/);
    expect((await cli(['verify', join(folder, 'none.txt')])).code).toBe(2);
    expect((await cli(['verify', file('empty.txt', '# nothing\n')])).code).toBe(2);
  });

  it('reads lines as they were handed in, and says what is not so', async () => {
    const { digest, metrics } = JSON.parse((await cli(['run', RUN, '--json'])).out);
    const link = `https://host.example/#/map-elites?${RUN}&digest=${digest}`;
    const said = `QD score ${Number(metrics.qdScore.toPrecision(4))}`;
    const text = `name and link\n"anna","${said}","${link}"\nben · QD score 0.9 · ${link}.\n`;
    const { code, out } = await cli(['verify', file('class.txt', text)]);
    expect(code).toBe(0);
    expect(out).toMatch(/ 2 {2}verified {2}QD score 80\.\d{4} +anna: [^;]*\n/);
    expect(out).toMatch(/ 3 {2}verified .*ben: .*; stated QD score 0\.9; same digest as line 2\nno link in line 1\n/);
    expect(out).toMatch(/2 links: 2 verified, 0 failed, 0 not checked$/);
  });
});

describe('compare', () => {
  const LINK = 'problem=arm&p.joints=3&evals=2500&l.cols=16&l.rows=12&seed=3';
  const compare = (...args: string[]) => cli(['compare', ...args]);

  it('prints every run and, per metric, quartiles and a test against the first search', async () => {
    const searches = 'map-elites,map-elites&s.variation=gaussian,ea,random';
    const { code, out } = await compare(LINK, '--searches', searches, '--seeds', '4', '--json');
    expect(code).toBe(0);
    const { map, reference, treatments } = JSON.parse(out);
    expect(map).toEqual({ cols: 16, rows: 12 });
    expect(reference).toEqual({
      digest: expect.stringMatching(/^[0-9a-f]{12}$/),
      filled: expect.any(Number),
      best: expect.any(Number),
    });
    expect(treatments.map(({ label }: { label: string }) => label)).toEqual(searches.split(','));
    // Its own map is of the size all are compared on, so filing everything gives the same as its archive.
    const own = await cli(['run', 'problem=arm&p.joints=3&evals=2500&s.cols=16&s.rows=12&seed=5', '--json']);
    const { digest, metrics } = JSON.parse(own.out);
    const [elites, , ea, random] = treatments;
    expect(elites.runs[2]).toMatchObject({ seed: 5, digest });
    expect(elites.runs[2].metrics.coverage).toBeCloseTo((metrics.coverage * 16 * 12) / reference.filled, 12);
    expect(elites.runs[2].metrics.globalPerformance).toBeCloseTo(metrics.best / reference.best, 12);
    const coverage = random.runs.map((run: { metrics: { coverage: number } }) => run.metrics.coverage);
    expect(random.summary.coverage.median).toBe(quantile(coverage, 0.5));
    const first = elites.runs.map((run: { metrics: { coverage: number } }) => run.metrics.coverage);
    expect(random.summary.coverage.against).toEqual(mannWhitney(coverage, first));
    expect(elites.summary.coverage.against).toBeUndefined();
    expect(ea.spec).toMatchObject({ search: 'ea', budget: 2500, seed: 3 });
  });

  it('prints a table, and says how far it is', async () => {
    const notes: string[] = [];
    const args = ['compare', LINK, '--searches', 'random,grid&s.points=5', '--seeds', '2'];
    const { code, out } = await cli(args, (line) => notes.push(line));
    expect(code).toBe(0);
    expect(notes).toEqual([
      'run 1 of 4: random',
      'run 2 of 4: random',
      'run 3 of 4: grid&s.points=5',
      'run 4 of 4: grid&s.points=5',
    ]);
    expect(out).toMatch(/^arm, 2,500 evaluations a run, seeds 3 to 4, every solution filed in a map of 16×12\n/);
    for (const { label } of ILLUMINATION_METRICS) expect(out).toContain(`\n\n${label}\n  random           0.`);
    expect(out.match(/ {2}U = /g)).toHaveLength(4);
  });

  it('compares fronts where there are several objectives', async () => {
    const searches = 'random,map-elites';
    const link = 'problem=zdt1&evals=600&seed=2&l.cols=8&l.rows=8';
    const { treatments } = JSON.parse((await compare(link, '--searches', searches, '--seeds', '3', '--json')).out);
    const ids = Object.keys(treatments[0].frontSummary);
    expect(ids).toEqual(['hypervolume', 'hvShare', 'igdPlus', 'epsilon', 'frontSize']);
    const own = await cli(['run', 'problem=zdt1&evals=600&seed=3&search=random&l.cols=8&l.rows=8', '--json']);
    const { metrics, digest } = JSON.parse(own.out);
    const [random, elites] = treatments;
    expect(random.runs[1]).toMatchObject({ seed: 3, digest });
    for (const id of ids) {
      expect(random.runs[1].front[id]).toBe(metrics[id]);
      const values = [random, elites].map(({ runs }) =>
        runs.map((run: { front: Record<string, number> }) => run.front[id]),
      );
      expect(elites.frontSummary[id].median).toBe(quantile(values[1], 0.5));
      expect(elites.frontSummary[id].against).toEqual(mannWhitney(values[1], values[0]));
    }
    const { out } = await compare(link, '--searches', searches, '--seeds', '1');
    expect(out).toMatch(/\n\nIGD\+, share of the objectives’ ranges\n {2}random {6}\d\.\d{4} /);
    expect((await cli(['run', 'problem=zdt1&evals=300'])).out).toMatch(/\nigdPlus {5}\d\.\d+ {3}igd\+, share/);
  });

  it('lets a search’s own map be of another size if it is said', async () => {
    const args = [LINK, '--searches', 'map-elites,map-elites&s.cols=5&s.rows=100', '--seeds', '1', '--json'];
    const { treatments } = JSON.parse((await compare(...args)).out);
    const sizes = treatments.map(({ spec }: { spec: { params: object } }) => spec.params);
    expect(sizes).toEqual([
      { 'p.joints': 3, 's.cols': 16, 's.rows': 12 },
      { 'p.joints': 3, 's.cols': 5 },
    ]);
  });

  it.each([
    [['--searches', 'ea,random'], 'compare takes one link'],
    [[LINK], 'two or more different searches'],
    [[LINK, '--searches', 'ea'], 'two or more different searches'],
    [[LINK, '--searches', 'ea,ea'], 'two or more different searches'],
    [[LINK, '--searches', 'ea,tabu'], 'tabu: search: expected a search that fits arm'],
    [[LINK, '--searches', 'ea&s.cols=3,random'], 's.cols: expected a key that this run has'],
    [[LINK, '--searches', 'ea,random', '--seeds', '0'], 'expected a whole number from 1 to 100'],
    [[LINK, '--searches', 'ea,random', '--seeds', '2.5'], 'expected a whole number from 1 to 100'],
    [[`${LINK}&at=5`, '--searches', 'ea,random'], 'without at, digest and cell'],
    [[`${LINK}&search=ea`, '--searches', 'ea,random'], 'search: expected each key once'],
    [['problem=arm&seed=4294967290', '--searches', 'ea,random'], 'expected seeds up to 4,294,967,295'],
    [['problem=arm&p.joints=1000&l.cols=512&l.rows=512', '--searches', 'map-elites,ea'], 'memory'],
  ])('refuses %j', async (args, reason) => {
    const plain = await compare(...args);
    expect(plain).toMatchObject({ code: 2, out: '', err: expect.stringContaining(reason) });
    const json = await compare(...args, '--json');
    expect(JSON.parse(json.out)).toEqual({
      code: expect.any(String),
      message: expect.stringContaining(reason),
      hint: expect.any(String),
    });
  });
});

it('lists every problem, search, lens, parameter and metric', async () => {
  const { code, out } = await cli(['list']);
  expect(code).toBe(0);
  for (const [prefix, cards] of [
    ['p', catalogue.problems],
    ['s', catalogue.searches],
    ['l', catalogue.lenses],
  ] as const) {
    for (const card of cards) {
      expect(out).toContain(`  ${card.id}   `);
      for (const param of card.params) expect(out).toContain(`${prefix}.${param.key}=${param.default}`);
    }
  }
  for (const metric of catalogue.lenses.flatMap((lens) => lens.metrics)) expect(out).toContain(`metric ${metric.id}`);
});

it('helps', async () => {
  expect(await cli(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('Exit codes') });
  expect((await cli([])).code).toBe(2);
  expect(await cli(['race'])).toMatchObject({ code: 2, err: expect.stringContaining('"race"') });
});
