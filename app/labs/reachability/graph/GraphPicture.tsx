import { useMemo } from 'react';
import { readQuestion } from '../../../../workers/problems/graph-path/genome.ts';
import type { Question } from '../../../../workers/problems/graph-path/question.ts';
import { GraphCanvas } from './GraphCanvas.tsx';

/** A graph with its question, `size` pixels wide at most. */
export function GraphPicture({ question, size }: { readonly question: Question; readonly size: number }) {
  const { edges, start, goal } = question;
  return (
    <div className="reach-graph-picture" style={{ width: size }}>
      <GraphCanvas
        question={question}
        compact
        label={`graph: from ${start} (square) to ${goal} (diamond) by the edges ${edges.map(([from, to]) => `${from} to ${to}`).join(', ')}`}
      />
    </div>
  );
}

/** A solution of `graph-path`. */
export function SolutionGraph(props: { readonly solution: Float64Array; readonly size: number }) {
  const { solution, size } = props;
  const question = useMemo(() => readQuestion((solution.length - 2) / 2, solution), [solution]);
  return <GraphPicture question={question} size={size} />;
}
