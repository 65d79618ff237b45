import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../host/registry.ts';
import { decodeLink, encodeLink, entrantsOf, LABS, revisionsOf, type Permalink } from './link.ts';
import { noteText, tableFor, type Param, type ParamValue } from './params.ts';
import { BUDGET, findCard, readTable, SEED } from './spec.ts';

const arbitraryValue = (param: Param): fc.Arbitrary<ParamValue> => {
  if (param.kind === 'choice') return fc.constantFrom(...param.options.map((o) => o.value));
  if (param.kind === 'text')
    return fc.stringMatching(new RegExp(`^(?:${param.pattern})$`), { maxLength: Math.min(param.most, 200) });
  if (param.kind === 'int') return fc.integer({ min: param.min, max: param.max });
  return fc.double({ min: param.min, max: param.max, noNaN: true }).map((x) => x + 0);
};

const arbitraryTable = (table: readonly Param[]) =>
  fc.record(Object.fromEntries(table.map((p) => [p.key, arbitraryValue(p)])), { requiredKeys: [] });

/** The search's parameters that have a say in the problem's space. */
const searchTable = (problem: string, search: string) =>
  tableFor(findCard(catalogue.searches, search), findCard(catalogue.problems, problem));

/** A search that fits, with its parameters. */
const arbitrarySearch = (problem: string) =>
  fc
    .constantFrom(...catalogue.fitting[problem])
    .chain((search) =>
      fc.record({ search: fc.constant(search), params: arbitraryTable(searchTable(problem, search)) }),
    );

/** Canonical links, races among them, over everything the catalogue offers. */
const arbitraryLink: fc.Arbitrary<Permalink> = fc
  .constantFrom(...catalogue.problems.flatMap((p) => catalogue.fitting[p.id].map((s) => [p.id, s] as const)))
  .chain(([problem, search]) =>
    fc
      .record({
        p: arbitraryTable(findCard(catalogue.problems, problem).params),
        s: arbitraryTable(searchTable(problem, search)),
        l: arbitraryTable(catalogue.lenses.flatMap((lens) => lens.params)),
        seed: fc.integer({ min: SEED.min, max: SEED.max }),
        budget: fc.integer({ min: BUDGET.min, max: BUDGET.max }),
        lab: fc.constantFrom(...LABS),
        at: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
        cell: fc.option(fc.tuple(fc.nat(511), fc.nat(511)), { nil: undefined }),
        point: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
        pointOf: fc.nat(3),
        node: fc.array(fc.nat(1600), { maxLength: 5 }),
        play: fc.constantFrom(undefined, 0 as const, 1 as const),
        digest: fc.option(fc.stringMatching(/^[0-9a-f]{12}$/), { nil: undefined }),
        revision: fc.constantFrom('1.1', '1.2', '3.1'),
        rivals: fc.array(arbitrarySearch(problem), { maxLength: 3 }),
      })
      .map(({ p, s, l, seed, budget, lab, at, cell, point, pointOf, node, play, digest, revision, rivals }) => {
        const canonical = (
          prefix: 'p' | 's' | 'l',
          table: readonly Param[],
          values: Record<string, ParamValue | undefined>,
        ) =>
          readTable(table, prefix, new Map(Object.entries(values).map(([k, v]) => [`${prefix}.${k}`, String(v)])))
            .value;
        const params = [
          ...Object.entries(canonical('p', findCard(catalogue.problems, problem).params, p)).map(
            ([k, v]) => [`p.${k}`, v] as const,
          ),
          ...Object.entries(canonical('s', searchTable(problem, search), s)).map(([k, v]) => [`s.${k}`, v] as const),
        ].sort(([a], [b]) => (a < b ? -1 : 1));
        const spec = {
          v: 1 as const,
          problem,
          search,
          params: Object.fromEntries(params),
          seed,
          budget,
          evaluator: 'exact' as const,
        };
        const each = (word: string) => Array.from({ length: rivals.length + 1 }, () => word).join(',');
        return {
          lab,
          spec,
          ...(rivals.length > 0 && {
            rivals: rivals.map((rival) => {
              const own = canonical('s', searchTable(problem, rival.search), rival.params);
              const others = params.filter(([key]) => !key.startsWith('s.'));
              const all = [...others, ...Object.entries(own).map(([k, v]) => [`s.${k}`, v] as const)];
              return {
                ...spec,
                search: rival.search,
                params: Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1))),
              };
            }),
          }),
          lens: canonical(
            'l',
            catalogue.lenses.flatMap((lens) => lens.params),
            l,
          ),
          ...(at !== undefined && { at: Math.round(at * budget) }),
          ...(cell && { cell }),
          ...(point !== undefined && { point: 1 + Math.floor(point * (budget - 1)) }),
          ...(point !== undefined && pointOf > 0 && pointOf <= rivals.length && { pointOf }),
          ...(node.length > 0 && { node }),
          ...(play !== undefined && { play }),
          ...(digest && { digest: each(digest) }),
          revision: each(revision),
        };
      }),
  );

it('decodes what it encoded, without a note', () => {
  fc.assert(
    fc.property(arbitraryLink, (link) => {
      const text = encodeLink(link, catalogue);
      expect(decodeLink(text, catalogue)).toEqual({ value: link, notes: [] });
      expect(decodeLink(text.slice(text.indexOf('?') + 1), catalogue).value).toEqual({ ...link, lab: LABS[0] });
      expect(decodeLink(`https://example.org/a/b.html${text}`, catalogue).value).toEqual(link);
    }),
    { numRuns: 500, seed: 3 },
  );
});

it('is flat, sorted, and leaves defaults out', () => {
  const { value } = decodeLink('seed=1&s.batch=256&problem=arm&s.iso=0.05&p.joints=12&evals=50000', catalogue);
  expect(encodeLink(value, catalogue)).toBe('#/map-elites?evals=50000&problem=arm&s.iso=0.05');
});

it('drops parameters that have no say', () => {
  const { value, notes } = decodeLink('problem=arm&s.variation=gaussian&s.iso=0.5', catalogue);
  expect(notes).toEqual([]);
  expect(value.spec.params).toEqual({ 's.variation': 'gaussian' });
});

describe('bad input gets a note that names the key, what was expected, what came and what was used', () => {
  it.each([
    ['problem=maze', 'problem', '"maze"', 'used arm'],
    ['search=magic', 'search', '"magic"', 'used map-elites'],
    ['p.joints=5000', 'p.joints', '"5000"', 'used 1,000'],
    ['p.joints=2', 'p.joints', '"2"', 'used 3'],
    ['p.joints=NaN', 'p.joints', '"NaN"', 'used the default, 12'],
    ['p.joints=12.4', 'p.joints', '"12.4"', 'used 12'],
    ['p.joints=', 'p.joints', '""', 'used the default, 12'],
    ['p.joints=0x10', 'p.joints', '"0x10"', 'used the default, 12'],
    ['s.variation=wild', 's.variation', '"wild"', 'used the default, iso-line'],
    ['evals=1e15', 'evals', '"1e15"', 'used 1,000,000,000'],
    ['evals=-5', 'evals', '"-5"', 'used 1'],
    ['seed=abc', 'seed', '"abc"', 'used 1'],
    ['evaluator=webgpu', 'evaluator', '"webgpu"', 'used exact'],
    ['v=2', 'v', '"2"', 'later Searchlight'],
    ['v=x', 'v', '"x"', 'version 1'],
    ['at=1e9', 'at', '"1e9"', 'used 150,000'],
    ['at=soon', 'at', '"soon"', 'from the start'],
    ['cell=a', 'cell', '"a"', 'pinned none'],
    ['point=0', 'point', '"0"', 'pinned none'],
    ['point=2.5', 'point', '"2.5"', 'pinned none'],
    ['node=3,-1', 'node', '"3,-1"', 'looked at the root'],
    ['node=3,,1', 'node', '"3,,1"', 'looked at the root'],
    ['play=X', 'play', '"X"', 'played nothing'],
    ['point=2,2', 'point', '"2,2"', 'pinned none'],
    ['digest=xyz', 'digest', '"xyz"', 'not checked'],
    ['rev=new', 'rev', '"new"', 'used 1.1'],
    ['p.legs=4', 'p.legs', '"p.legs=4"', 'left it out'],
    ['problem=arm&s.varia', 's.varia', '"s.varia"', 'may have been cut'],
    ['seed=1&seed=2', 'seed', 'a second one', 'used the first'],
    ['#/chess?problem=arm', 'lab', '"chess"', 'opened map-elites'],
    ['#/nas?problem=nope', 'problem', '"nope"', 'used supernet'],
    ['p.joints=%E0%A4%A', 'p.joints', '"%E0%A4%A"', 'used the default, 12'],
  ])('%s', (text, key, got, used) => {
    const { value, notes } = decodeLink(text, catalogue);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatchObject({ key, got });
    expect(noteText(notes[0])).toContain(used);
    expect(decodeLink(encodeLink(value, catalogue), catalogue).notes).toEqual([]);
  });
});

describe('a race', () => {
  const RACE = 'problem=arm&seed=7&evals=9000&s.cols=20&search2=map-elites&s2.variation=gaussian&search3=random';

  it('has one problem, seed and budget, and each entrant its own search', () => {
    const { value, notes } = decodeLink(`${RACE}&digest=0123456789ab,ba9876543210,000000000000`, catalogue);
    expect(notes).toEqual([]);
    expect(value.spec.params).toEqual({ 's.cols': 20 });
    expect(value.rivals).toEqual([
      { ...value.spec, params: { 's.variation': 'gaussian' } },
      { ...value.spec, search: 'random', params: {} },
    ]);
    expect(entrantsOf(value).map(({ search }) => search)).toEqual(['map-elites', 'map-elites', 'random']);
    expect(value.revision).toBe('1.1,1.1,1.1');
    expect(revisionsOf(value, catalogue).split(',')).toHaveLength(3);
  });

  it('is flat and sorted too, with the digests last', () => {
    const { value } = decodeLink(`digest=${'0'.repeat(12)},${'1'.repeat(12)}&search2=random&s.iso=0.1`, catalogue);
    expect(encodeLink(value, catalogue)).toBe(
      '#/map-elites?problem=arm&s.iso=0.1&search2=random&digest=000000000000,111111111111',
    );
  });

  it.each([
    ['search2=magic', 'search2', '"magic"', 'used map-elites'],
    ['search2=map-elites&s2.iso=wide', 's2.iso', '"wide"', 'used the default'],
    ['search2=random&s2.iso=0.1', 's2.iso', '"s2.iso=0.1"', 'left it out'],
    ['s2.iso=0.1', 's2.iso', '"s2.iso=0.1"', 'left it out'],
    ['search3=random', 'search3', '"random"', 'raced it as search2'],
    ['search2=random&search3=random&search4=random&search5=random', 'search5', '"search5=random"', 'left it out'],
    ['search2=random&digest=0123456789ab', 'digest', '"0123456789ab"', 'not checked'],
    ['search2=random&digest=0123456789ab,0123', 'digest', '"0123456789ab,0123"', 'not checked'],
    ['digest=0123456789ab,0123456789ab', 'digest', '"0123456789ab,0123456789ab"', 'not checked'],
    ['search2=random&rev=1.1', 'rev', '"1.1"', 'used 1.1'],
    ['search2=random&seed=abc', 'seed', '"abc"', 'used 1'],
  ])('says what it could not use of %s', (text, key, got, used) => {
    const { value, notes } = decodeLink(text, catalogue);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatchObject({ key, got });
    expect(noteText(notes[0])).toContain(used);
    expect(decodeLink(encodeLink(value, catalogue), catalogue)).toEqual({ value, notes: [] });
  });
});

it('does not let one bad value void the rest', () => {
  const { value } = decodeLink('#/map-elites?problem=sphere&p.dim=ten&seed=9&evals=1000', catalogue);
  expect(value.spec).toMatchObject({ problem: 'sphere', seed: 9, budget: 1000, params: {} });
});

it('never throws, whatever the text, and what it makes of it is a valid link', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.webFragments(),
        fc.string({ maxLength: 60 }).map((s) => `p.joints=${s}&${s}`),
        fc.string({ maxLength: 60 }).map((s) => `search2=random&s3.${s}&search3=${s}&digest=${s}`),
      ),
      (text) => {
        const { value } = decodeLink(text, catalogue);
        expect(decodeLink(encodeLink(value, catalogue), catalogue)).toEqual({ value, notes: [] });
      },
    ),
    { numRuns: 2000, seed: 4 },
  );
  expect(decodeLink('x'.repeat(100_000), catalogue).notes[0].key).toBe('link');
});
