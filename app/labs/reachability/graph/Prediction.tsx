import { useMemo } from 'react';
import { Rng } from '../../../../workers/core/rng.ts';
import { dimOf, startWalk, writeQuestion } from '../../../../workers/problems/graph-path/genome.ts';
import { branching, chanceOfRight } from '../../../../workers/problems/graph-path/judged.ts';
import {
  childrenOf,
  lookahead,
  usefulChildren,
  type Question,
} from '../../../../workers/problems/graph-path/question.ts';
import { solve, SOLVERS, solverTitle } from '../../../../workers/problems/graph-path/solvers.ts';
import type { Seen } from '../../../../workers/reachability/types.ts';
import { named, NumbersTable } from '../../../lenses/tree/NumbersTable.tsx';
import type { Bench } from '../use-bench.ts';
import { usedVertices } from './layout.ts';

export const percent = (share: number): string =>
  share > 0 && share < 0.001 ? '< 0.1 %' : `${(100 * share).toFixed(share > 0.999 && share < 1 ? 2 : 1)} %`;

const answerText = ({ answer, chances }: Seen): string =>
  answer === 0 ? 'a token that is no vertex' : `vertex ${answer} (${percent(chances[answer])})`;

const orText = (vertices: readonly number[]): string =>
  vertices.length === 0 ? 'none, for the goal cannot be reached' : vertices.join(' or ');

/** The graph without the edges that the transformer is not told of. */
const withoutEdges = (question: Question, without: readonly number[]): Question => ({
  ...question,
  edges: question.edges.filter((_, e) => !without.includes(e)),
});

/** What is answered, and what it is worth; with a cut, before and after. */
export function Answer({ bench, seen, whole }: { readonly bench: Bench; readonly seen: Seen; readonly whole: Seen }) {
  const { question, without, cuts } = bench;
  const right = usefulChildren(question);
  const isCut = without.length + cuts.length > 0;
  const isRight = right.includes(seen.answer);
  return (
    <>
      <p className="reach-graph-answer" role="status" data-right={isRight}>
        {isCut && <>Before the cut: {answerText(whole)}. After: </>}
        {!isCut && 'Next comes '}
        <strong>{answerText(seen)}</strong>, {isRight ? '✓ right' : `✗ wrong: right is ${orText(right)}`}.
      </p>
      {without.length > 0 && (
        <p className="reach-graph-note">
          In the graph without {without.length === 1 ? 'that edge' : 'those edges'} the right answer is{' '}
          {orText(usefulChildren(withoutEdges(question, without)))}.
        </p>
      )}
    </>
  );
}

/** Figures of the question. */
export function Figures({ question, seen }: { readonly question: Question; readonly seen: Seen | null }) {
  const figures = [
    ['Right answer', orText(usefulChildren(question))],
    ['Chance of a right answer', seen === null ? '–' : percent(chanceOfRight(question, seen.chances))],
    ['Lookahead', `${lookahead(question) ?? '–'} levels`],
    ['Edges', `${question.edges.length} of ${question.size}`],
    ['Branching', `${Number(branching(question).toFixed(2))} children`],
  ];
  return (
    <dl className="reach-graph-figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Each vertex's chance to be the answer; with a cut, before and after. */
export function ChanceTable({
  bench,
  seen,
  whole,
}: {
  readonly bench: Bench;
  readonly seen: Seen;
  readonly whole: Seen;
}) {
  const { question, asked } = bench;
  const isCut = asked !== bench.whole;
  const vertices = usedVertices(question);
  const right = usefulChildren(question);
  const children = childrenOf(question)[question.start];
  const rest = (of: Seen) => 1 - vertices.reduce((sum, v) => sum + of.chances[v], 0);
  const cells = (of: (seen: Seen) => number) => [percent(of(seen)), ...(isCut ? [percent(of(whole))] : [])];
  const kind = (v: number) => (right.includes(v) ? 'right answer' : children.includes(v) ? 'wrong child' : 'no child');
  return (
    <NumbersTable
      label="Chances of the vertices"
      caption="Chance that a vertex comes next, as the transformer has it."
      columns={named('vertex', 'chance', ...(isCut ? ['before the cut'] : []), 'is')}
      rows={[
        ...vertices.map((v) => ({
          key: v,
          head: `${v}${v === seen.answer ? ' ← answer' : ''}`,
          cells: [...cells(({ chances }) => chances[v]), kind(v)],
          best: v === seen.answer,
        })),
        { key: 0, head: 'anything else', cells: [...cells((of) => Math.max(0, rest(of))), 'not in the graph'] },
      ]}
    />
  );
}

/** What classical searches answer, and what it costs them. */
export function SolversTable({ question, seen }: { readonly question: Question; readonly seen: Seen | null }) {
  const right = usefulChildren(question);
  const solved = useMemo(() => {
    const words = new Float64Array(dimOf(question.size));
    writeQuestion(question, words, 0);
    return SOLVERS.map((solver) => ({ solver, ...solve(solver, question, startWalk(new Rng(), words)) }));
  }, [question]);
  const verdict = (next: number) => (right.includes(next) ? '✓ right' : '✗ wrong');
  return (
    <NumbersTable
      label="The same question to classical searches"
      caption="The same question to classical searches. Cost: a transformer passes once through its layers, whatever the graph."
      columns={named('who', 'next', 'is', 'cost')}
      rows={[
        ...(seen === null
          ? []
          : [
              {
                key: -1,
                head: 'Transformer',
                cells: [seen.answer || '–', verdict(seen.answer), '1 forward pass'],
                best: true,
              },
            ]),
        ...solved.map(({ solver, next, expanded }, i) => ({
          key: i,
          head: solverTitle(solver),
          cells: [next || '–', verdict(next), `${expanded} ${expanded === 1 ? 'vertex' : 'vertices'} expanded`],
        })),
      ]}
    />
  );
}
