import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cli } from './cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'searchlight-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TRIALS = `lr,act,loss,ms
${Array.from({ length: 60 }, (_, i) => `${(i * 7) % 13},${['relu', 'tanh', 'gelu'][i % 3]},${(i * 29) % 31},${(i * 17) % 23}`).join('\n')}
`;
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const trials = file('trials.csv', TRIALS);
const hash = createHash('sha256').update(TRIALS).digest('hex').slice(0, 12);
const RUN = `problem=table&p.objectives=-3,-4&evals=60&search=nsga2&s.population=20&p.table=${hash}`;

describe('--table', () => {
  // Files stay known for as long as the process lives: what must not be known comes first.
  it('is asked for by a run that needs it', async () => {
    const { code, out } = await cli(['run', RUN, '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ code: 'no-table', message: expect.stringContaining(hash) });
    const verified = await cli(['verify', file('links.txt', `${RUN}&digest=000000000000\n`)]);
    expect(verified).toMatchObject({ code: 1, out: expect.stringContaining(`begins with ${hash}`) });
  });

  it('is refused where the link names another, or cannot be read', async () => {
    for (const [link, got] of [
      [RUN.replace(hash, '0123456789ab'), 'got p.table=0123456789ab'],
      ['problem=table&evals=20&search=random', 'got none'],
    ])
      expect(await cli(['run', link, '--table', trials])).toMatchObject({
        code: 2,
        err: expect.stringContaining(`expected a link with p.table=${hash}, for that is ${trials}, ${got}`),
      });
    expect(await cli(['run', RUN, '--table', join(folder, 'none.csv')])).toMatchObject({ code: 2 });
    expect(await cli(['run', RUN, '--table'])).toMatchObject({ code: 2 });
  });

  it('gives the run its answers, the same whatever the file is called, and verifies', async () => {
    const { digest, metrics } = JSON.parse((await cli(['run', RUN, '--table', trials, '--json'])).out);
    expect(metrics.hvShare).toBeGreaterThan(0.5);
    expect(metrics.hvShare).toBeLessThanOrEqual(1);
    const named = JSON.parse((await cli(['run', `${RUN}&p.file=x.csv`, '--table', trials, '--json'])).out);
    expect(named.digest).toBe(digest);
    const links = file('good.txt', `${RUN}&digest=${digest}\n`);
    expect(await cli(['verify', links, '--table', trials])).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 links: 1 verified'),
    });
  });

  it('finds all of the front when every combination is tried', async () => {
    const all = RUN.replace('search=nsga2&s.population=20', 'search=grid').replace('evals=60', 'evals=39');
    const { metrics } = JSON.parse((await cli(['run', all, '--table', trials, '--json'])).out);
    expect(metrics.hvShare).toBe(1);
    expect(metrics.igdPlus).toBe(0);
    expect(metrics.epsilon).toBe(0);
  });

  it('says of one objective what there is to say', async () => {
    const one = RUN.replace('-3,-4', '-3');
    const { out } = await cli(['run', one, '--table', trials]);
    expect(out).toContain('best fitness');
    expect(out).not.toContain('undefined');
  });
});
