import type { Bench } from '../use-bench.ts';
import { useSeen } from '../use-bench.ts';

/** The graph on the table, and what the transformer answers. */
export function GraphView({ bench }: { readonly bench: Bench }) {
  const seen = useSeen(bench.asked);
  return (
    <p>
      {JSON.stringify(bench.question)} {seen.failure?.message} {seen.value?.answer}
    </p>
  );
}
