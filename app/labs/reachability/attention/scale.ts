/** Colours of heat maps: shares from dark to light, signed numbers to either side of a middle. */
import { useMemo, useSyncExternalStore } from 'react';
import { formatNumber } from '../../../lenses/format.ts';
import { gradientStops, parseHex, viridis, type Rgb } from '../../../lenses/elite-map/viridis.ts';
import { onThemeChange } from '../../../lenses/on-theme-change.ts';

export interface Scale {
  colour(value: number): Rgb;
  /** For the legend: a gradient of the style sheet, and what its ends and its middle stand for. */
  readonly gradient: string;
  readonly ticks: readonly [string, string, string];
}

const GRADIENT = `linear-gradient(to right, ${gradientStops()
  .map(([offset, colour]) => `${colour} ${(offset * 100).toFixed(1)}%`)
  .join(', ')})`;

/** 0 to `most`. */
export const sharesTo = (most: number): Scale => ({
  colour: (value) => viridis(most > 0 ? Math.round(255 * Math.max(0, Math.min(1, value / most))) : 0),
  gradient: GRADIENT,
  ticks: ['0', formatNumber(most / 2, 2), formatNumber(most, 2)],
});

export const SHARES: Scale = { ...sharesTo(1), ticks: ['0', '0.5', '1'] };

/** The three colours of differences as the page has them now. */
function coloursNow(): string {
  const style = getComputedStyle(document.documentElement);
  return ['first', 'middle', 'second'].map((name) => style.getPropertyValue(`--difference-${name}`).trim()).join(' ');
}

/** −span to span, in the colours of the page; `digits` significant ones in the legend. */
export function useDiverging(span: number): Scale {
  const colours = useSyncExternalStore(onThemeChange, coloursNow);
  return useMemo(() => {
    const [low, middle, high] = colours.split(' ').map(parseHex);
    const css = (rgb: Rgb) => `rgb(${rgb.join(',')})`;
    const end = formatNumber(span, 2);
    return {
      colour: (value) => {
        const share = span > 0 ? Math.min(1, Math.abs(value) / span) : 0;
        const to = value < 0 ? low : high;
        const mix = (i: 0 | 1 | 2) => Math.round(middle[i] + (to[i] - middle[i]) * share);
        return [mix(0), mix(1), mix(2)];
      },
      gradient: `linear-gradient(to right, ${css(low)}, ${css(middle)}, ${css(high)})`,
      ticks: [`−${end}`, '0', end],
    };
  }, [span, colours]);
}
