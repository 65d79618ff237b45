import { describe, expect, it } from 'vitest';
import { gradientStops, packRgb, parseHex, RAMP, viridis } from './viridis.ts';

describe('viridis', () => {
  it('has the published colours at its ends, thirds and middle', () => {
    expect(viridis(0)).toEqual(parseHex('#440154'));
    expect(viridis(85)).toEqual(parseHex('#31688e'));
    expect(viridis(170)).toEqual(parseHex('#35b779'));
    expect(viridis(255)).toEqual(parseHex('#fde725'));
    const [red, green, blue] = viridis(128);
    expect(Math.max(Math.abs(red - 0x21), Math.abs(green - 0x91), Math.abs(blue - 0x8c))).toBeLessThanOrEqual(1);
  });

  it('grows lighter all the way, so that it keeps its order in grey', () => {
    const linear = (byte: number) => ((byte / 255 + 0.055) / 1.055) ** 2.4;
    const luminance = ([red, green, blue]: readonly number[]) =>
      0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    for (let i = 5; i < 256; i++) expect(luminance(viridis(i))).toBeGreaterThan(luminance(viridis(i - 5)));
  });

  it('packs pixels as ImageData lays them out', () => {
    const bytes = new Uint8ClampedArray(Uint32Array.of(packRgb([1, 2, 3]), RAMP[0]).buffer);
    expect([...bytes]).toEqual([1, 2, 3, 255, 0x44, 0x01, 0x54, 255]);
  });

  it('reads colours as style sheets have them, long or shortened', () => {
    expect(parseHex(' #0072b2')).toEqual([0, 0x72, 0xb2]);
    expect(parseHex('#f0a')).toEqual([255, 0, 0xaa]);
  });

  it('makes a gradient that spans the whole scale', () => {
    const stops = gradientStops();
    expect(stops[0]).toEqual([0, 'rgb(68,1,84)']);
    expect(stops.at(-1)).toEqual([1, 'rgb(253,231,37)']);
  });
});
