/** Pictograms drawn with the text colour. They never stand alone: the control that holds one names itself. */
const PATHS = {
  play: 'M8 5v14l11-7z',
  pause: 'M7 5h4v14H7zM13 5h4v14h-4z',
  back: 'M17 6v12l-8-6zM6 6h2v12H6z',
  forward: 'M7 6v12l8-6zM16 6h2v12h-2z',
  restart: 'M12 5a7 7 0 1 1-6.7 9h2.1A5 5 0 1 0 12 7v3L7 6l5-4z',
  check: 'M9.5 17.2 4.8 12.5l1.4-1.4 3.3 3.3 8.3-8.3 1.4 1.4z',
  cross: 'm6.4 5 5.6 5.6L17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6l5.6-5.6L5 6.4z',
  approximate:
    'M4 10c2-3 5-3 8-1.2s5 1.6 7-1V10c-2 3-5 3-8 1.2S6 9.6 4 12zM4 15c2-3 5-3 8-1.2s5 1.6 7-1V15c-2 3-5 3-8 1.2S6 14.6 4 17z',
  question:
    'M11 16h2v2.2h-2zM12 5.5c-2.3 0-4 1.4-4 3.7h2c0-1.2.8-1.9 2-1.9s2 .7 2 1.7c0 1.7-3 2-3 5.2h2c0-2.2 3-2.5 3-5.2 0-2.1-1.7-3.5-4-3.5z',
  hourglass: 'M6 3h12v4l-4 5 4 5v4H6v-4l4-5-4-5zm2 2v1.3l4 5 4-5V5zm4 8-4 4.7V19h8v-1.3z',
  stopwatch: 'M9 2h6v2H9zM12 5.5a8 8 0 1 1 0 16 8 8 0 0 1 0-16zm0 2a6 6 0 1 0 0 12 6 6 0 0 0 0-12zm-1 2h2v5h-2z',
  share: 'M12 3l4.5 4.5-1.4 1.4L13 6.8V15h-2V6.8L8.9 8.9 7.5 7.5zM5 11h3v2H7v6h10v-6h-1v-2h3v10H5z',
  sun: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM11 2h2v3h-2zm0 17h2v3h-2zM2 11h3v2H2zm17 0h3v2h-3zM4.2 5.6l1.4-1.4 2.1 2.1-1.4 1.4zm12.1 12.1 1.4-1.4 2.1 2.1-1.4 1.4zM4.2 18.4l2.1-2.1 1.4 1.4-2.1 2.1zM16.3 6.3l2.1-2.1 1.4 1.4-2.1 2.1z',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z',
  system: 'M3 4h18v12h-7v2h3v2H7v-2h3v-2H3zm2 2v8h14V6z',
  dice: 'M4 4h16v16H4zm2 2v12h12V6zm2.5 1.5h2v2h-2zm5 0h2v2h-2zm-2.5 3.5h2v2h-2zm-2.5 3.5h2v2h-2zm5 0h2v2h-2z',
  copy: 'M8 3h12v14h-3v4H4V7h4zm2 2v2h7v8h1V5zM6 9v10h9V9z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" focusable="false">
      <path d={PATHS[name]} fill="currentColor" fillRule="evenodd" />
    </svg>
  );
}
