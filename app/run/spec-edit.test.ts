import { describe, expect, it } from 'vitest';
import { decodeLink } from '../../workers/core/link.ts';
import { catalogue } from '../../workers/host/registry.ts';
import { recommendedFor } from '../labs/recommended.ts';
import { changeLens, changeSpec, sameSpec } from './spec-edit.ts';

const spec = (link: string) => decodeLink(link, catalogue).value.spec;

describe('changeSpec', () => {
  it('changes one thing and keeps the rest', () => {
    const changed = changeSpec(spec('problem=arm&p.joints=20&seed=7&s.batch=64'), { 'p.joints': '30' }, catalogue);
    expect(sameSpec(changed, spec('problem=arm&p.joints=30&seed=7&s.batch=64'), catalogue)).toBe(true);
  });

  it('bounds what is out of range', () => {
    const changed = changeSpec(spec('problem=arm'), { evals: '0' }, catalogue);
    expect(changed.budget).toBe(1);
  });

  it("drops a problem's parameters with the problem and takes the recommended ones", () => {
    const from = spec('problem=arm&p.joints=20&s.batch=64&s.cols=50');
    const there = changeSpec(from, { problem: 'sphere', ...recommendedFor('sphere', 'map-elites', from) }, catalogue);
    expect(sameSpec(there, spec('problem=sphere&s.batch=64&s.cols=50&s.iso=0.5&s.initial=100'), catalogue)).toBe(true);
    const back = changeSpec(there, { problem: 'arm', ...recommendedFor('arm', 'map-elites', there) }, catalogue);
    expect(sameSpec(back, spec('problem=arm&s.batch=64&s.cols=50'), catalogue)).toBe(true);
  });

  it('takes a recommended budget and map along, and gives them back', () => {
    const from = spec('problem=arm&search=random');
    const changes = { problem: 'retina', ...recommendedFor('retina', 'random', from) };
    const there = changeSpec(from, changes, catalogue);
    expect(there.budget).toBe(400_000);
    expect(changeLens({}, changes, catalogue)).toEqual({ cols: 64, rows: 64 });
    const back = { problem: 'arm', ...recommendedFor('arm', 'random', there) };
    expect(sameSpec(changeSpec(there, back, catalogue), from, catalogue)).toBe(true);
    expect(changeLens({ cols: 64, rows: 64 }, back, catalogue)).toEqual({});
  });

  it('takes the budget that a problem recommends, and gives it back', () => {
    const from = spec('problem=arm');
    const robots = { problem: 'soft-robot', ...recommendedFor('soft-robot', 'map-elites', from) };
    const there = changeSpec(from, robots, catalogue);
    expect(there.budget).toBe(3072);
    const other = changeSpec(there, { search: 'random', ...recommendedFor('soft-robot', 'random', there) }, catalogue);
    expect(sameSpec(other, spec('problem=soft-robot&search=random&s.batch=64&evals=3072'), catalogue)).toBe(true);
    const back = changeSpec(there, { problem: 'arm', ...recommendedFor('arm', 'map-elites', there) }, catalogue);
    expect(sameSpec(back, from, catalogue)).toBe(true);
    const long = spec('problem=arm&evals=1000000');
    const sphere = changeSpec(long, { problem: 'sphere', ...recommendedFor('sphere', 'map-elites', long) }, catalogue);
    expect(sphere.budget).toBe(1_000_000);
  });

  it("drops a search's parameters with the search", () => {
    const from = spec('problem=sphere&s.batch=64&s.iso=0.5');
    const there = changeSpec(from, { search: 'random', ...recommendedFor('sphere', 'random', from) }, catalogue);
    expect(sameSpec(there, spec('problem=sphere&search=random'), catalogue)).toBe(true);
  });
});

describe('changeLens', () => {
  it('takes the changes that are of a lens, bounded, and leaves defaults out', () => {
    const lens = { cols: 50 };
    expect(changeLens(lens, { 'p.joints': '30' }, catalogue)).toBe(lens);
    expect(changeLens(lens, { 'l.rows': '9999' }, catalogue)).toEqual({ cols: 50, rows: 512 });
    expect(changeLens(lens, { 'l.cols': '100', 'l.rows': undefined }, catalogue)).toEqual({});
  });
});
