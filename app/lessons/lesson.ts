/** What a lesson is: a run that is opened at the telling moment, and what to ask about it. Data only, so that lists need no lab. */
import type { Lab } from '../../workers/core/link.ts';

/** The kinds of lesson there are, in the order in which a course would use them. */
export const SHAPES = {
  predict: { title: 'Predict the curve', what: 'Bet on what the run will do, then let it.' },
  luck: { title: 'Same budget, other seed', what: 'Is one run enough to say which search is better?' },
  break: { title: 'Break it', what: 'Turn one knob until the method fails, and say why.' },
  explain: { title: 'Explain this', what: 'One cell, node, network or graph: how did it come about?' },
  bug: { title: 'Find the bug', what: 'Two runs that differ in one setting. Which, and how does it show?' },
  class: { title: 'Beat the class', what: 'A fixed problem, seed and budget; the best settings win.' },
} as const;
export type Shape = keyof typeof SHAPES;

/** A parameter that may be turned in the lesson, by its key in the link: `s.c`, `p.joints`, `s2.sigma`, `seed`. */
export type Knob = string;

/** What a button of a lesson does to the run; it says so in `label`. */
export type Act = { readonly label: string } & (
  | { readonly do: 'play' }
  | { readonly do: 'jump'; readonly at: number }
  /** Settings by their keys in the link; undefined is the default. */
  | { readonly do: 'change'; readonly changes: Readonly<Record<string, string | undefined>> }
  /** Another view of the lab, by its name in links. */
  | { readonly do: 'show'; readonly view: string }
);

export const PARTS = { predict: 'Predict', run: 'Run', explain: 'Explain' } as const;

export interface Prompt {
  readonly part: keyof typeof PARTS;
  /** A question, or what to do. */
  readonly text: string;
  /** Answers to choose from; without, there is room to write. Absent where nothing is asked. */
  readonly choices?: readonly string[];
  readonly acts?: readonly Act[];
  /** Behind a button. Absent where nothing is asked. */
  readonly answer?: string;
}

export interface Lesson {
  /** As in `#/s/<id>`, for ever. */
  readonly id: string;
  readonly title: string;
  readonly lab: Lab;
  readonly shape: Shape;
  /** What one knows afterwards, in a sentence. */
  readonly goal: string;
  /** The run where the lesson begins, from `#` on and without `lesson=`. */
  readonly link: string;
  /** At most four. */
  readonly knobs: readonly Knob[];
  readonly prompts: readonly Prompt[];
  /** What to try when all is answered. */
  readonly next: string;
}

/** Keys whose words add up. */
const LISTS = ['hide', 'lock'];

/** The lesson's whole link, with what else an address says after its question mark (`lock=answers`, `embed=1`). */
export function lessonLink({ id, link }: Lesson, extra = ''): string {
  const [lab, query = ''] = link.split('?');
  const entries = new Map(query.split('&').map((entry) => entry.split('=') as [string, string]));
  for (const entry of extra.split('&').filter((part) => part !== '')) {
    const [key, value = ''] = entry.split(/=(.*)/s);
    const known = entries.get(key);
    entries.set(key, LISTS.includes(key) && known !== undefined ? `${known},${value}` : value);
  }
  entries.set('lesson', id);
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${lab}?${sorted.map(([key, value]) => `${key}=${value}`).join('&')}`;
}
