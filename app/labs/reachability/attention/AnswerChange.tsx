import { usefulChildren, type Question } from '../../../../workers/problems/graph-path/question.ts';
import type { Seen } from '../../../../workers/reachability/types.ts';

/** So many vertices are listed. */
const MOST = 4;

const Bar = ({ chance, of }: { readonly chance: number; readonly of: string }) => (
  <td>
    <span className="reach-attention-bar" data-of={of} style={{ width: `${60 * chance}%` }} aria-hidden="true" />
    {(100 * chance).toFixed(1)} %
  </td>
);

/** The likeliest answers, and how likely they were before anything was cut. */
export function AnswerChange(props: {
  readonly question: Question;
  readonly seen: Seen;
  readonly before: Seen | null;
}) {
  const { question, seen, before } = props;
  const right = usefulChildren(question);
  const height = (v: number) => Math.max(seen.chances[v], before?.chances[v] ?? 0);
  const vertices = Array.from({ length: question.size }, (_, i) => i + 1)
    .sort((a, b) => height(b) - height(a) || a - b)
    .slice(0, MOST);
  const verdict = right.includes(seen.answer) ? 'right' : 'wrong';
  return (
    <table className="reach-attention-answer" aria-label="Chances of the answers">
      <caption>
        From {question.start} to {question.goal}, the next vertex is{' '}
        <strong>{seen.answer === 0 ? 'not given' : seen.answer}</strong>: {verdict}
        {before !== null && ` (before the cut ${before.answer})`}
      </caption>
      <thead>
        <tr>
          <th scope="col">Vertex</th>
          {before !== null && <th scope="col">Before</th>}
          <th scope="col">{before === null ? 'Chance' : 'After'}</th>
        </tr>
      </thead>
      <tbody>
        {vertices.map((v) => (
          <tr key={v}>
            <th scope="row">
              {v}
              {right.includes(v) && <small> right</small>}
            </th>
            {before !== null && <Bar chance={before.chances[v]} of="before" />}
            <Bar chance={seen.chances[v]} of="after" />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
