import { describe, expect, it } from 'vitest';
import { evenLabels, formatCount, formatNumber, formatPercent, withUnit } from './format.ts';

describe('numbers as text', () => {
  it('have significant digits, commas and a true minus', () => {
    expect([0, 0.98765, -12.3456, 1234567.8, 5e-7, NaN].map((value) => formatNumber(value))).toEqual([
      '0',
      '0.9877',
      '−12.35',
      '1,234,568',
      '5.000e−7',
      '–',
    ]);
    expect(formatCount(300000)).toBe('300,000');
  });

  it('name a unit unless the name says it', () => {
    const named = [withUnit('length', 'cm'), withUnit('edges', 'edges'), withUnit('ratio', '')];
    expect(named).toEqual(['length (cm)', 'edges', 'ratio']);
  });

  it('tell small shares from none', () => {
    expect([0, 0.0004, 0.804, 1].map(formatPercent)).toEqual(['0.0 %', '0.040 %', '80.4 %', '100.0 %']);
  });

  it('share as many decimals as they need', () => {
    expect(evenLabels([0, 0.25, 0.5, 0.75, 1])).toEqual(['0.00', '0.25', '0.50', '0.75', '1.00']);
    expect(evenLabels([0, 25, 50, 75, 100])).toEqual(['0', '25', '50', '75', '100']);
    expect(evenLabels([-0.4, -0.38])).toEqual(['−0.40', '−0.38']);
    expect(evenLabels([93.2, 94.9])).toEqual(['93.2', '94.9']);
  });
});
