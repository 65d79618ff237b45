/**
 * How a slider's position becomes a value. Sliders move in whole ticks; a logarithmic one covers each power of ten with
 * the same length. Values are rounded to what a person would write, so that links stay short.
 */
export interface SliderScale {
  readonly ticks: number;
  toTick(value: number): number;
  toValue(tick: number): number;
}

interface Range {
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
  readonly log: boolean;
}

const TICKS = 200;

/** Rounded to so many significant digits; by way of text, which gives the shortest decimal. */
const significant = (value: number, digits: number) => Number(value.toPrecision(digits));

export function sliderScale({ min, max, integer, log }: Range): SliderScale {
  const bound = (value: number) => Math.min(max, Math.max(min, integer ? Math.round(value) : value));
  if (log) {
    // A range that starts at 0 has no first power; its lowest tick stands for 0 and the rest begin four powers down.
    const low = min > 0 ? min : max / 1e4;
    const span = Math.log(max / low);
    return {
      ticks: TICKS,
      toTick: (value) => (value < low ? 0 : Math.round((Math.log(value / low) / span) * TICKS)),
      toValue: (tick) => {
        // The ends are exact, whatever rounding does in between.
        if (tick <= 0 || tick >= TICKS) return tick <= 0 ? min : max;
        return bound(significant(low * Math.exp((tick / TICKS) * span), 2));
      },
    };
  }
  const step = integer ? Math.max(1, Math.ceil((max - min) / 1000)) : (max - min) / TICKS;
  return {
    ticks: Math.ceil((max - min) / step),
    toTick: (value) => Math.round((value - min) / step),
    toValue: (tick) => bound(significant(min + tick * step, integer ? 12 : 6)),
  };
}
