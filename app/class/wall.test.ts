import { describe, expect, it } from 'vitest';
import { decodeLink } from '../../workers/core/link.ts';
import { fail, succeed, type Result } from '../../workers/core/result.ts';
import type { Catalogue, RunSpec } from '../../workers/core/spec.ts';
import { catalogue } from '../../workers/host/registry.ts';
import type { Progress, RunInfo, Slice } from '../../workers/host/protocol.ts';
import { csvField, csvOf, differences, rowsOf, sorted } from './rows.ts';
import { Wall, type WallClient } from './wall.ts';

/** A worker whose runs have their seed for a digest and a score. */
class FakeClient implements WallClient {
  readonly opened: string[];
  readonly #gate: Promise<void>;
  readonly given: ReadonlySet<string>;
  #spec: RunSpec | undefined;
  #at = 0;

  constructor(opened: string[], gate: Promise<void>, given: ReadonlySet<string>) {
    this.opened = opened;
    this.given = given;
    this.#gate = gate;
  }

  async catalogue(): Promise<Result<Catalogue>> {
    return succeed(catalogue);
  }

  async open(spec: RunSpec): Promise<Result<RunInfo>> {
    this.opened.push(`${spec.search} ${spec.seed}`);
    if (spec.seed === 13) return fail('too-big', 'it would need too much', 'use fewer cells');
    if (spec.problem === 'own' && !this.given.has(String(spec.params['p.own'])))
      return fail('no-own', 'its definition is not open here', 'choose its file');
    this.#spec = spec;
    this.#at = 0;
    return succeed({ objectives: [{}] } as unknown as RunInfo);
  }

  async advance({ until, frames }: Slice): Promise<Result<Progress>> {
    await this.#gate;
    const { seed = 0, budget = 0 } = this.#spec ?? {};
    // Batches of 40: a playhead inside one is never reached.
    if (!frames && this.#at + 40 <= until) this.#at += 40;
    const curves = { at: Float64Array.of(0, this.#at), metrics: { qdScore: Float64Array.of(0, seed) } };
    return succeed({
      at: this.#at,
      next: this.#at + 40,
      done: this.#at === budget,
      evaluating: false,
      metrics: { qdScore: seed / 8 },
      digest: String(seed).padStart(12, '0'),
      ...(frames && { frames: { curves } }),
    } as unknown as Progress);
  }
}

function setUp({ workers = 2, gate = Promise.resolve() } = {}) {
  const opened: string[] = [];
  const given = new Set<string>();
  const log = { hired: 0, most: 0 };
  const wall = new Wall<FakeClient>(
    {
      hire() {
        log.most = Math.max(log.most, (log.hired += 1));
        return new FakeClient(opened, gate, given);
      },
      dismiss: () => void (log.hired -= 1),
    },
    workers,
  );
  const ended = () =>
    new Promise<void>((resolve) => {
      const stop = wall.store.subscribe(({ running }) => {
        if (!running) {
          stop();
          resolve();
        }
      });
    });
  const checkAll = async (text: string) => {
    wall.write(text);
    const end = ended();
    await wall.check();
    if (wall.store.getState().running) await end;
    return wall.store.getState().entries;
  };
  return { wall, opened, given, log, ended, checkAll };
}

const link = (seed: number, more = '') => `#/map-elites?evals=400&problem=arm&seed=${seed}${more}`;
const promise = (seed: number) => `&digest=${String(seed).padStart(12, '0')}`;

describe('Wall', () => {
  it('checks every line once, in few workers, and lets them go', async () => {
    const { checkAll, opened, log } = setUp();
    const entries = await checkAll(
      [
        `anna QD score 0.125 ${link(1, promise(1))}`,
        `ben QD score 0.9 ${link(2, '&digest=ffffffffffff')}`,
        `cleo ${link(3)}`,
        `dan ${link(13, promise(13))}`,
        `eva ${link(4, `&at=100${promise(4)}`)}`,
        'no link here',
        `fay #/map-elites?problem=maze`,
      ].join('\n'),
    );
    expect(entries.map(({ checked }) => checked?.status)).toEqual([
      'verified',
      'differs',
      'not-checked',
      'refused',
      'verified',
      'bad-link',
    ]);
    expect(entries.map(({ checked }) => checked?.at)).toEqual([400, 400, 400, 0, 80, 0]);
    expect(entries.map(({ checked }) => checked?.untrue)).toEqual([false, true, false, false, false, false]);
    expect(entries[3].checked?.sentence).toBe('It would need too much: use fewer cells.');
    expect(entries[5].checked?.sentence).toMatch(/maze/);
    expect(opened.toSorted()).toEqual([1, 13, 2, 3, 4].map((seed) => `map-elites ${seed}`));
    expect(log).toEqual({ hired: 0, most: 2 });
  });

  it('asks for the definitions that are not open, and checks their runs when there is one', async () => {
    const { wall, checkAll, given, opened, ended, log } = setUp();
    const [mine, other] = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb'];
    const of = (hash: string, seed: number) => `#/map-elites?evals=400&p.own=${hash}&problem=own&seed=${seed}`;
    const text = [of(mine, 1), of(other, 2), of(mine, 3) + promise(3), link(4)].join('\n');
    const lacks = (hash: string) => ({ what: 'own', hash });
    expect((await checkAll(text)).map(({ checked }) => checked?.lacks)).toEqual([
      ...[mine, other, mine].map(lacks),
      null,
    ]);
    given.add(mine);
    wall.retry(mine);
    await ended();
    const { entries } = wall.store.getState();
    expect(entries.map(({ checked }) => checked?.status)).toEqual([
      'not-checked',
      'lacking',
      'verified',
      'not-checked',
    ]);
    expect(entries.map(({ checked }) => checked?.lacks)).toEqual([null, lacks(other), null, null]);
    expect(log.hired).toBe(0);
    // Given on another page: what lacked it is checked again, and nothing else.
    given.add(other);
    opened.length = 0;
    expect((await checkAll(text)).map(({ checked }) => checked?.lacks)).toEqual([null, null, null, null]);
    expect(opened).toEqual(['map-elites 2']);
  });

  it('judges a race by its worst', async () => {
    const { checkAll } = setUp();
    const race = link(5, '&search2=random&digest=000000000005,');
    const [good, bad] = await checkAll(`${race}000000000005\n${race}000000000006`);
    expect([good.checked?.status, bad.checked?.status]).toEqual(['verified', 'differs']);
  });

  it('keeps what is done when lines are added, moved or taken away', async () => {
    const { checkAll, opened } = setUp();
    await checkAll(`${link(1)}\n${link(2)}`);
    const entries = await checkAll(`${link(3)}\n\n${link(2)}`);
    expect(opened).toHaveLength(3);
    expect(entries.map(({ handIn, phase }) => [handIn.line, phase])).toEqual([
      [1, 'done'],
      [3, 'done'],
    ]);
  });

  it('stops at once and goes on later', async () => {
    let open: () => void = () => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    const { wall, log, ended, checkAll } = setUp({ gate });
    const all = checkAll(`${link(1)}\n${link(2)}\n${link(3)}`);
    await new Promise((resolve) => setTimeout(resolve));
    wall.stop();
    await all;
    expect(log.hired).toBe(0);
    expect(wall.store.getState().entries.map(({ phase }) => phase)).toEqual(['waiting', 'waiting', 'waiting']);
    open();
    const end = ended();
    wall.resume();
    await end;
    expect(wall.store.getState().entries.map(({ phase }) => phase)).toEqual(['done', 'done', 'done']);
  });

  it('waits for a press where a run is large', async () => {
    const { wall, opened, ended, checkAll } = setUp();
    const [entry] = await checkAll('#/map-elites?evals=60000000&problem=arm&at=60000000');
    expect([entry.phase, opened.length]).toEqual(['held', 0]);
    const end = ended();
    wall.allow(0);
    wall.stop();
    await end;
    expect(opened).toEqual(['map-elites 1']);
  });

  it('takes 200 links and says how many are beyond', async () => {
    const { wall, checkAll } = setUp();
    const entries = await checkAll(Array.from({ length: 203 }, (_, i) => link(i + 20)).join('\n'));
    expect([entries.length, wall.store.getState().beyond]).toEqual([200, 3]);
  });
});

describe('rows', () => {
  const text = [
    `anna ${link(8, `&code=a7${promise(8)}`)}`,
    `${link(16, `&code=ben&s.variation=gaussian${promise(16)}`)}`,
    `${link(16, promise(16))}`,
    `=cmd "x" ${link(24, '&digest=ffffffffffff')}`,
    `cleo ${link(8, `&p.joints=3${promise(8)}`)}`,
  ].join('\n');

  it('tell who, which place, what is the same and what differs', async () => {
    const { checkAll } = setUp();
    const rows = rowsOf(await checkAll(text), catalogue);
    expect(rows.map(({ who }) => who)).toEqual(['anna (a7)', 'ben', 'line 3', '=cmd, x', 'cleo']);
    expect(rows.map(({ rank }) => rank)).toEqual([3, 1, 1, null, 1]);
    expect(rows.map(({ same }) => same)).toEqual([null, null, 1, null, 0]);
    expect(rows.map(({ differs }) => differs.join())).toEqual([
      '',
      expect.stringMatching(/^s\.variation=gaussian/),
      '',
      '',
      'p.joints=3',
    ]);
    expect(rows.map(({ codeFits }) => codeFits)).toEqual([false, false, undefined, undefined, undefined]);
    const names = (by: 'rank' | 'score' | 'name', down = false) => sorted(rows, by, down).map(({ index }) => index);
    expect(names('rank')).toEqual([1, 2, 0, 4, 3]);
    expect(names('score')).toEqual([0, 1, 2, 3, 4]);
    expect(names('name')).toEqual([3, 0, 1, 4, 2]);
    expect(names('name', true)).toEqual([2, 4, 1, 0, 3]);
  });

  it('are written as CSV that no spreadsheet takes for a formula', async () => {
    const { checkAll } = setUp();
    const lines = csvOf(rowsOf(await checkAll(text), catalogue)).split('\n');
    expect(lines[0].split(',')).toHaveLength(17);
    expect(lines[1]).toMatch(
      /^3,anna,a7,no,verified,QD score,1,,arm,map-elites,8,400,000000000008,,,1,#\/map-elites\?/,
    );
    expect(lines[3]).toContain(',line 2,');
    expect(lines[4]).toContain(`"'=cmd, x"`);
    expect(['-1', '@x', 'a"b', 3].map(csvField)).toEqual(["'-1", "'@x", '"a""b"', '3']);
  });

  it('tell whether a code makes the seed, and make it where the link asks for it', async () => {
    const { checkAll } = setUp();
    const asks = '#/map-elites?evals=400&lock=evals&problem=arm&seed=@';
    const first = rowsOf(await checkAll(`${asks}&code=anna\n${asks}`), catalogue);
    const { seed } = first[0].entry.link.spec;
    expect(first.map(({ codeFits, words }) => [codeFits, words])).toEqual([
      [true, 'not checked'],
      [undefined, 'bad link'],
    ]);
    const own = asks.replace('@', `${seed}&code=anna`);
    const rows = rowsOf(await checkAll(`${own}\n${own.replace('evals=400', 'evals=800')}`), catalogue);
    expect(rows.map(({ codeFits }) => codeFits)).toEqual([true, false]);
  });

  it('do not call what has no say a difference', () => {
    const [one, other] = ['#/map-elites?problem=arm', '#/map-elites?problem=arm&search=random'].map(
      (hash) => decodeLink(hash, catalogue).value,
    );
    expect(differences(one, one, catalogue)).toEqual([]);
    expect(differences(other, one, catalogue)).toEqual(['search=random']);
  });
});
