import { describe, expect, it } from 'vitest';
import { durationOf, numberOf, timeOf } from './column.ts';

describe('cells', () => {
  it('are numbers, missing, or neither', () => {
    for (const [text, value] of [
      ['1', 1],
      ['-.5', -0.5],
      ['1e3', 1000],
      ['+2', 2],
      ['0', 0],
      ['-inf', -Infinity],
    ] as const)
      expect(numberOf(text), text).toBe(value);
    for (const text of ['', 'nan', 'None', 'null', '<NA>', ' ']) expect(numberOf(text), text).toBeNaN();
    for (const text of ['0x10', '0b1', '0o7', 'x', '1,5', '1_000', 'true', '1 2'])
      expect(numberOf(text), text).toBe(undefined);
    expect(numberOf(true)).toBe(undefined);
    expect(numberOf(null)).toBeNaN();
  });

  it('are times as if in UTC', () => {
    const day = Date.UTC(2024, 1, 29) / 1000;
    for (const [text, seconds] of [
      ['2024-02-29', 0],
      ['2024-02-29 01:02', 3720],
      ['2024-02-29T01:02:03', 3723],
      ['2024-02-29T01:02:03.25Z', 3723.25],
      ['2024-02-29 01:02:03.5+02:00', 3723.5],
      ['2024-02-29T01:02Z', 3720],
    ] as const)
      expect(timeOf(text), text).toBe(day + seconds);
    expect(timeOf('2024-2-29')).toBe(undefined);
    expect(timeOf('yesterday')).toBe(undefined);
  });

  it('are durations as pandas writes them', () => {
    expect(durationOf('0 days 00:04:22.5')).toBe(262.5);
    expect(durationOf('2 days +01:00:00')).toBe(176_400);
    expect(durationOf('4 minutes')).toBe(undefined);
  });
});
