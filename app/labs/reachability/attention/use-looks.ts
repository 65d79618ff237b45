import { useMemo } from 'react';
import { useSeen, type Bench } from '../use-bench.ts';
import { columnsOf } from './columns.ts';

/** What the transformer makes of the graph as it is cut, and of the same graph whole. */
export function useLooks(bench: Bench) {
  const seen = useSeen(bench.asked);
  const whole = useSeen(bench.whole);
  // What is shown may yet be of the graph before.
  const asked = seen.asked ?? bench.asked;
  const question = asked?.question ?? bench.question;
  const columns = useMemo(() => columnsOf(question), [question]);
  const comparable =
    whole.asked?.question === question && whole.asked.model === asked?.model && whole.asked.step === asked.step;
  const removed = (asked?.cuts?.length ?? 0) + (asked?.without?.length ?? 0) > 0;
  return {
    question,
    columns,
    asked,
    seen: seen.value,
    /** Null unless something is cut. */
    before: removed && comparable ? whole.value : null,
    failure: seen.failure,
  };
}

export type Looks = ReturnType<typeof useLooks>;
