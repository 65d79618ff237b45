import { describe, expect, it } from 'vitest';
import { decodeLink } from '../../../workers/core/link.ts';
import { catalogue } from '../../../workers/host/registry.ts';
import { sameMap } from './same-map.ts';

const opened = (link: string) => decodeLink(link, catalogue).value;
const sizes = (link: string, search: string) => {
  const { spec, lens } = opened(link);
  return sameMap(spec, lens, search, catalogue);
};

describe('the map of a search that joins a race', () => {
  it('has the cells of a map of its own', () => {
    const link = 'problem=retina&s.cols=64&s.rows=48';
    expect(sizes(link, 'ea')).toEqual({ 'l.cols': '64', 'l.rows': '48' });
    const rival = sizes('problem=sphere&s.cols=64&s.rows=48', 'cma-me');
    expect(rival).toEqual({ 'l.cols': '64', 'l.rows': '48', 's.cols': '64', 's.rows': '48' });
  });
  it('has the cells of the map a search without one is seen in', () => {
    const sized = sizes('problem=arm&search=ea&l.cols=30&l.rows=20', 'map-elites');
    expect(sized).toEqual({ 'l.cols': '30', 'l.rows': '20', 's.cols': '30', 's.rows': '20' });
  });
  it('is as it comes where the first map has no columns', () => {
    expect(sizes('problem=arm&s.archive=cvt', 'ea')).toEqual({});
  });
});
