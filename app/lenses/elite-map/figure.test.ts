import { describe, expect, it } from 'vitest';
import { barLabels } from './colour-scale.ts';
import { describeCell, describeFilled, describeShape } from './describe.ts';
import { layOutMap, polygonsSvg } from './figure.ts';
import { tilings } from './tiling.ts';

const axes = [
  { name: 'hand x', unit: 'arm lengths', range: [-1, 1] },
  { name: 'hand y', unit: 'arm lengths', range: [-1, 1] },
] as const;
const objective = { name: 'evenness', unit: '%', floor: 0, ceiling: 100 };
const frame = { cols: 2, rows: 2, fitness: Float32Array.of(NaN, 93.456, NaN, NaN) };

describe('words about a cell', () => {
  it('give its place, ranges and value', () => {
    expect(describeCell(frame, axes, objective, undefined, [1, 0])).toEqual({
      place: 'cell 1, 0',
      ranges: 'hand x 0 to 1, hand y −1 to 0 arm lengths',
      value: 'evenness 93.46 %',
    });
  });

  it('give whole numbers where there are no others', () => {
    const levels = { name: 'levels', unit: '', range: [-0.5, 3.5], whole: true } as const;
    const ranges = (cols: number, cell: number) =>
      describeCell({ ...frame, cols }, [levels, axes[1]], objective, undefined, [cell, 0]).ranges.split(',')[0];
    expect([ranges(4, 3), ranges(2, 1), ranges(40, 1)]).toEqual(['levels 3', 'levels 2 to 3', 'levels −0.4 to −0.3']);
  });

  it('tell empty from out of reach', () => {
    const reachable = Uint8Array.of(0, 1, 1, 1);
    expect(describeCell(frame, axes, objective, reachable, [0, 0]).value).toBe('empty, no solution reaches it');
    expect(describeCell(frame, axes, objective, reachable, [0, 1]).value).toBe('empty');
    expect(describeFilled(1, 4, 3)).toBe('1 of 3 reachable cells filled (33.3 %)');
  });
});

describe('words about Voronoi cells', () => {
  const cvt = { cols: 2, rows: 1, fitness: Float32Array.of(5, NaN), centroids: Float64Array.of(0.25, 0.5, 0.75, 0.5) };

  it('give the number of a cell and where its centroid lies', () => {
    expect(describeCell(cvt, axes, objective, undefined, [1, 0])).toEqual({
      place: 'cell 1',
      ranges: 'hand x around 0.5000, hand y around 0 arm lengths',
      value: 'empty',
    });
    expect(describeShape(cvt)).toBe('2 Voronoi cells');
  });

  it('are drawn as polygons', () => {
    const svg = polygonsSvg(cvt, tilings()(cvt), [0, 100]);
    expect(svg.match(/<polygon /g)).toHaveLength(2);
    const first = /points="([^"]*)"/.exec(svg)?.[1].split(' ') ?? [];
    // The left half of the square that the axes span.
    expect(new Set(first)).toEqual(new Set(['70.00,40.00', '270.00,40.00', '270.00,440.00', '70.00,440.00']));
  });
});

it('says what a map that is refined ends as', () => {
  expect(describeShape({ ...frame, finest: [512, 512] })).toBe('2 × 2 cells, to be refined to 512 × 512');
  expect(describeShape(frame)).toBe('2 × 2 cells');
});

describe('colour scale', () => {
  it('marks ends that stand for values beyond them', () => {
    expect(barLabels([0, 100], { low: -3, high: 90, filled: 2 })).toEqual(['≤ 0', '25', '50', '75', '100']);
  });
});

describe('figure of the map', () => {
  it('is one self-contained SVG with escaped words', () => {
    const svg = layOutMap('<image href="data:image/png;base64,AAAA"/>', frame, axes, objective, 'a < b & "c"');
    expect(svg).toContain('<title>a &lt; b &amp; &quot;c&quot;</title>');
    expect(svg).toContain('href="data:image/png;base64,AAAA"');
    expect(svg).toContain('hand x (arm lengths)');
    expect(svg).toContain('1 of 4 cells filled');
    expect(svg).not.toMatch(/NaN|undefined/);
  });
});
