/** Playing speeds in evaluations per second; `max` is as fast as the machine goes. */
export const SPEEDS = [100, 300, 1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 'max'] as const;
export type Speed = (typeof SPEEDS)[number];

export const DEFAULT_SPEED: Speed = 30_000;

export function speedLabel(speed: Speed): string {
  if (speed === 'max') return 'max';
  if (speed >= 1_000_000) return `${speed / 1_000_000}M`;
  return speed >= 1_000 ? `${speed / 1_000}k` : String(speed);
}

/** The next speed up or down the list, staying inside it. */
export function neighbour(speed: Speed, by: 1 | -1): Speed {
  const index = SPEEDS.indexOf(speed) + by;
  return SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, index))];
}
