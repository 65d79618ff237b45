/** The player's keys: what each does, and when a key press is somebody else's. Pure but for the element types. */
export type KeyAction =
  | 'toggle'
  | 'back'
  | 'on'
  | 'far-back'
  | 'far-on'
  | 'home'
  | 'end'
  | 'slower'
  | 'faster'
  | 'restart'
  | 'help'
  | 'present'
  | 'unpin';

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** What has the focus, as far as keys are concerned. `native`: acts on Space itself, as buttons and links do. */
export type Focus = 'page' | 'native' | 'field';

/** Shown in the list of keys, in this order. */
export const KEY_HELP: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['Space'], does: 'play or pause' },
  { keys: ['←', '→'], does: 'one batch back or on' },
  { keys: ['Shift ←', 'Shift →'], does: '5 % of the budget back or on' },
  { keys: ['Home', 'End'], does: 'to the start or the end' },
  { keys: ['[', ']'], does: 'slower or faster' },
  { keys: ['R'], does: 'restart' },
  { keys: ['P'], does: 'presenter mode: full screen, large type; again to leave' },
  { keys: ['Esc'], does: 'unpin the cell or point; close a dialog' },
  { keys: ['?'], does: 'this list' },
];

const ACTIONS: Readonly<Record<string, KeyAction>> = {
  ' ': 'toggle',
  ArrowLeft: 'back',
  ArrowRight: 'on',
  PageDown: 'far-back',
  PageUp: 'far-on',
  Home: 'home',
  End: 'end',
  '[': 'slower',
  ']': 'faster',
  r: 'restart',
  R: 'restart',
  '?': 'help',
  p: 'present',
  P: 'present',
  Escape: 'unpin',
};

/** The action of a key press, or undefined where the key is not the player's. */
export function keyAction(press: KeyPress, focus: Focus, onSeekBar: boolean): KeyAction | undefined {
  if (press.ctrlKey || press.altKey || press.metaKey) return undefined;
  const action = ACTIONS[press.key];
  if (action === undefined || (focus === 'field' && action !== 'unpin')) return undefined;
  if (focus === 'native' && press.key === ' ') return undefined;
  // Elsewhere these scroll the page.
  if (press.key.startsWith('Page') && !onSeekBar) return undefined;
  if (press.shiftKey && action === 'back') return 'far-back';
  if (press.shiftKey && action === 'on') return 'far-on';
  return action;
}

export function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('input, select, textarea, [contenteditable="true"]')) return 'field';
  return target.closest('button, a[href], summary') ? 'native' : 'page';
}
