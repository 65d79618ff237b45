import { expect, it } from 'vitest';
import { catalogue } from '../host/registry.ts';
import { formatCount, noteText, parseNumber, readParam, tableFor, type TextParam } from './params.ts';

it('reads numbers written in decimal and nothing else', () => {
  expect(['1', '-2.5', '+3', '.5', '5.', '1e6', '2E-3', '-0'].map(parseNumber)).toEqual([
    1, -2.5, 3, 0.5, 5, 1e6, 0.002, 0,
  ]);
  for (const text of ['', ' 1', '0x10', 'NaN', 'Infinity', '1e999', '1_000', '1,000', '--1', 'e5', '١']) {
    expect(parseNumber(text)).toBeUndefined();
  }
});

it('groups thousands', () => {
  expect([0, 999, 1000, 1234567, 1e9, 1234.5, -12345, 1e21].map(formatCount)).toEqual([
    '0',
    '999',
    '1,000',
    '1,234,567',
    '1,000,000,000',
    '1,234.5',
    '-12,345',
    '1e+21',
  ]);
});

const tables = [
  ...catalogue.problems.map((card) => ['p', card] as const),
  ...catalogue.searches.map((card) => ['s', card] as const),
  ...catalogue.lenses.map((card) => ['l', card] as const),
];

it.each(tables.map(([prefix, card]) => [`${prefix}: ${card.id}`, card.params] as const))(
  'the table of %s is sound',
  (_, table) => {
    expect(new Set(table.map((p) => p.key)).size).toBe(table.length);
    for (const param of table) {
      expect(param.key).toMatch(/^[a-z][a-z-]*$/);
      expect(param.help).toMatch(/^[A-Z].*\.$/);
      if (param.kind === 'choice') {
        expect(param.options.map((o) => o.value)).toContain(param.default);
      } else if (param.kind === 'text') {
        expect(readParam(param, param.default, param.key)).toEqual({ value: param.default });
      } else {
        expect(param.min).toBeLessThanOrEqual(param.default);
        expect(param.default).toBeLessThanOrEqual(param.max);
        expect(param.unit).not.toBe('');
      }
      if (param.when) {
        const decider = table.find((p) => p.key === param.when?.key);
        const values = decider?.kind === 'choice' ? decider.options.map((o) => o.value) : [];
        for (const value of [param.when.is].flat()) expect(values).toContain(value);
      }
    }
  },
);

it('shows at most four basic parameters for any pair and any choice', () => {
  for (const problem of catalogue.problems) {
    for (const id of catalogue.fitting[problem.id]) {
      const own = catalogue.searches.find((s) => s.id === id) ?? { params: [] };
      const table = [...problem.params, ...tableFor(own, problem)];
      for (const value of ['iso-line', 'gaussian']) {
        const shown = table.filter((p) => p.basic && (p.when === undefined || [p.when.is].flat().includes(value)));
        expect(shown.length).toBeLessThanOrEqual(4);
      }
    }
  }
});

it('reads a text only if all of it has the form asked for', () => {
  const param: TextParam = {
    kind: 'text',
    key: 'list',
    label: 'List',
    default: '',
    pattern: '[0-9,]*',
    form: 'numbers separated by commas',
    most: 5,
    help: 'A list.',
  };
  expect(readParam(param, '1,22', 's.list')).toEqual({ value: '1,22' });
  for (const text of ['1,2x', '1,2\n', '123456']) {
    const { value, note } = readParam(param, text, 's.list');
    expect(value).toBe('');
    expect(note && noteText(note)).toContain('s.list: expected numbers separated by commas, at most 5 characters, got');
  }
});
