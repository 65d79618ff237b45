import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutTo, dragged, gripAt, keyed, rowsWithin } from './brush.ts';
import { jumbled } from './layer.ts';
import { nearestRow } from './nearest.ts';
import { placeAxis, spacedTicks } from './scale.ts';

const number = (values: readonly number[], log = false) =>
  placeAxis(
    { kind: 'number', name: 'x', unit: 'ms', better: 'low', values: Float64Array.from(values), log },
    values.length,
  );

describe('a selection', () => {
  it('takes in no row that came after it, and loses those that are gone', () => {
    const three = Uint8Array.of(1, 0, 1);
    expect(cutTo(three, 3)).toBe(three);
    expect(cutTo(three, 5)).toEqual(Uint8Array.of(1, 0, 1, 0, 0));
    expect(cutTo(three, 2)).toEqual(Uint8Array.of(1, 0));
    expect(cutTo(null, 2)).toBe(null);
  });
});

describe('axes', () => {
  it('place numbers from the lower end up, and none where there is none', () => {
    const axis = number([0, 5, 10, NaN, Infinity]);
    expect([...axis.places]).toEqual([1, 0.5, 0, NaN, NaN]);
    expect(axis).toMatchObject({ title: '↓ x (ms)', gaps: true });
    expect([axis.read(1), axis.read(3)]).toEqual(['5.000', 'none']);
    expect(axis.between(0, 0.5)).toBe('5.000 to 10.00');
    expect(axis.ticks[0]).toEqual({ place: 1, label: '0' });
  });

  it('go by powers where asked and all is positive', () => {
    expect([...number([0.01, 0.1, 1], true).places].map((place) => place.toFixed(3))).toEqual([
      '1.000',
      '0.500',
      '0.000',
    ]);
    expect([...number([0, 1], true).places]).toEqual([1, 0]);
  });

  it('label whole numbers with whole numbers, and stand for a single value, too', () => {
    expect(number([2, 3, 4]).ticks.map(({ label }) => label)).toEqual(['2', '3', '4']);
    expect([...number([7, 7]).places]).toEqual([0.5, 0.5]);
    expect(number([NaN]).places[0]).toBeNaN();
  });

  it('give options a band each, over which their lines are spread', () => {
    const axis = placeAxis({ kind: 'category', name: 'op', unit: '', codes: [0, 1, 1, -1], options: ['a', 'b'] }, 4);
    expect([...axis.places]).toEqual([0.25, 0.75, 0.75, NaN]);
    expect(axis.drawn[1]).not.toBe(axis.drawn[2]);
    for (const row of [1, 2]) expect(Math.abs(axis.drawn[row] - 0.75)).toBeLessThan(0.25);
    expect(axis.between(0.5, 1)).toBe('b');
    expect(axis.between(0.3, 0.4)).toBe('no option');
    expect([axis.read(0), axis.read(3)]).toEqual(['a', 'none']);
  });

  it('leave out labels that would touch', () => {
    const ticks = [0, 0.04, 0.1, 0.12, 0.5].map((place) => ({ place, label: `${place}` }));
    expect(spacedTicks(ticks, 0.1).map(({ place }) => place)).toEqual([0, 0.1, 0.5]);
  });
});

describe('brushes', () => {
  it('select the rows within all of them', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const values = fc.array(fc.oneof(share, fc.constant(NaN)), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(
        values,
        values,
        fc.option(fc.tuple(share, share)),
        fc.option(fc.tuple(share, share)),
        (a, b, p, q) => {
          const axes = [a, b].map((one) => ({ ...number([0]), places: Float32Array.from(one) }));
          const brushes = [p, q].map((pair) => pair && { top: Math.min(...pair), bottom: Math.max(...pair) });
          const selection = rowsWithin(axes, brushes, 20);
          if (p === null && q === null) {
            expect(selection).toBe(null);
            return;
          }
          const expected = a.map((_, row) =>
            brushes.every((brush, k) => {
              const place = axes[k].places[row];
              return brush === null || (place >= brush.top && place <= brush.bottom);
            }),
          );
          expect([...(selection ?? [])].map(Boolean)).toEqual(expected);
        },
      ),
    );
  });

  it('are drawn out, moved as a whole, and pulled by their ends', () => {
    const brush = { top: 0.25, bottom: 0.5 };
    expect(dragged(gripAt(null, 0.5, 0.02), 0.25)).toEqual(brush);
    expect(dragged(gripAt(brush, 0.375, 0.02), 0.5)).toEqual({ top: 0.375, bottom: 0.625 });
    expect(dragged(gripAt(brush, 0.375, 0.02), 7)).toEqual({ top: 0.75, bottom: 1 });
    expect(dragged(gripAt(brush, 0.26, 0.02), 0.125)).toEqual({ top: 0.125, bottom: 0.5 });
    expect(dragged(gripAt(brush, 0.49, 0.02), 0.125)).toEqual({ top: 0.125, bottom: 0.25 });
    expect(dragged(gripAt(brush, 0.75, 0.02), -3)).toEqual({ top: 0, bottom: 0.75 });
  });

  it('follow keys', () => {
    const press = (key: string, more = {}) => ({ key, shiftKey: false, altKey: false, ...more });
    const brush = { top: 0.5, bottom: 0.75 };
    expect(keyed(null, press('ArrowUp'), 0)).toEqual({ top: 0, bottom: 0.25 });
    expect(keyed(null, press('ArrowDown'), 4)).toEqual({ top: 0.75, bottom: 1 });
    expect(keyed(brush, press('ArrowUp'), 4)).toEqual({ top: 0.25, bottom: 0.5 });
    expect(keyed(brush, press('ArrowUp', { shiftKey: true }), 4)).toEqual({ top: 0.25, bottom: 0.75 });
    expect(keyed(brush, press('ArrowDown', { altKey: true }), 4)).toEqual({ top: 0.5, bottom: 1 });
    expect(keyed(brush, press('ArrowDown', { shiftKey: true }), 4)).toEqual({ top: 0.625, bottom: 0.75 });
    expect(keyed(brush, press('Escape'), 4)).toBe(null);
    expect(keyed(brush, press('Enter'), 4)).toBe(undefined);
  });
});

describe('rows', () => {
  it('are found by the nearest line, among those selected', () => {
    const axes = [number([0, 10, 4]), number([0, 10, 6])];
    expect(nearestRow(axes, null, 0.5, 0.45, 0.1)).toBe(2);
    expect(nearestRow(axes, null, 0.5, 0.97, 0.1)).toBe(0);
    expect(nearestRow(axes, Uint8Array.of(1, 1, 0), 0.5, 0.45, 0.1)).toBe(null);
    expect(nearestRow(axes, null, 0.5, 0.7, 0.1)).toBe(null);
  });

  it('are jumbled, each once', () => {
    const order = jumbled(1000);
    expect([...order].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, row) => row));
    // The first tenth is a fair sample of all.
    const mean = order.subarray(0, 100).reduce((sum, row) => sum + row, 0) / 100;
    expect(Math.abs(mean - 500)).toBeLessThan(90);
  });
});
