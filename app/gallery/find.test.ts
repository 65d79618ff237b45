import { expect, it } from 'vitest';
import { findRuns } from './find.ts';
import { RUNS } from './runs/runs.ts';

const ids = (question: string): string[] => findRuns(RUNS, question).map(({ id }) => id);

it('finds all where nothing is asked', () => {
  expect(ids('')).toHaveLength(RUNS.length);
  expect(ids('  ')).toHaveLength(RUNS.length);
});

it('finds by words of title, paper, problem, search and lens, in any order and case', () => {
  expect(ids('rastrigin CUP')).toEqual(['rastrigin-cup']);
  expect(ids('cup rastrigin')).toEqual(['rastrigin-cup']);
  expect(ids('Mouret')).toContain('arm-fills');
  expect(ids('Kocsis')).toContain('connect4-tree');
  expect(ids('szepesvari')).toEqual(ids('Szepesvári'));
  expect(ids('soft-robot')).toContain('soft-robots');
  expect(ids('soft robot')).toContain('soft-robots');
  expect(ids('nsga2')).toEqual(expect.arrayContaining(['five-pieces', 'few-evaluations']));
  expect(ids('pareto')).toContain('linas-front');
});

it('wants every word, and the beginning of one', () => {
  expect(ids('rastrigin connect4')).toEqual([]);
  expect(ids('astrigin')).toEqual([]);
  expect(ids('zzz')).toEqual([]);
});
