import { Suspense } from 'react';
import { usefulChildren } from '../../../workers/problems/graph-path/question.ts';
import { formatPercent } from '../../lenses/format.ts';
import { useSeen, type Bench } from './use-bench.ts';
import { lazy } from '../../ui/lazy.tsx';

/** With the layout of graphs. */
const GraphPicture = lazy(async () => ({ default: (await import('./graph/GraphPicture.tsx')).GraphPicture }));

const SIZE = 300;

/** The graph on the table in small, with the answer, beside the views that look into it. */
export function GraphPanel({ bench }: { readonly bench: Bench }) {
  const { question, asked, cuts, without } = bench;
  const seen = useSeen(asked);
  // What was told of another graph or network is not shown on this one.
  const told = seen.asked === asked ? seen.value : null;
  const answer = told?.answer ?? 0;
  const right = usefulChildren(question);
  const cut = cuts.length + without.length > 0;
  return (
    <div className="reach-graph-panel">
      <h2>The graph on the table</h2>
      <Suspense>
        <GraphPicture question={question} size={SIZE} />
      </Suspense>
      {told !== null && (
        <p role="status">
          {cut ? 'With what is cut, next comes ' : 'Next comes '}
          <strong>{answer === 0 ? 'no vertex' : `vertex ${answer}`}</strong>
          {answer > 0 && ` (${formatPercent(told.chances[answer])})`},{' '}
          {right.includes(answer) ? '✓ right' : `✗ wrong: right is ${right.join(' or ')}`}.
        </p>
      )}
      {seen.failure !== null && (
        <p role="status">
          {seen.failure.message}; {seen.failure.hint}.
        </p>
      )}
    </div>
  );
}
