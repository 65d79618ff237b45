import { useCallback, useMemo, useState } from 'react';
import { usefulChildren } from '../../../../workers/problems/graph-path/question.ts';
import type { Asked } from '../../../../workers/reachability/types.ts';
import { askReachability, useTold } from '../../../reachability/live.ts';
import { useMedia } from '../../../ui/use-media.ts';
import { toggleEdge, useSeen, type Bench } from '../use-bench.ts';
import { EdgeTable, Tools, type Mode } from './Editor.tsx';
import { GraphCanvas, type EdgeState, type VertexMark } from './GraphCanvas.tsx';
import { Answer, ChanceTable, Figures, percent, SolversTable } from './Prediction.tsx';
import { Numbered, Paste, TrainingSlider } from './Sources.tsx';
import { useEditing } from './use-editing.ts';

const walk = (asked: Asked) => askReachability<readonly number[]>((api) => api.path(asked));

/** Smaller chances are not written into the drawing. */
const WORTH_A_LABEL = 0.005;

/** The whole path in words. */
function pathText(walked: readonly number[], goal: number): string {
  const last = walked.at(-1) ?? 0;
  const path = `The whole path, each answer fed back as the next start: ${walked.map((v) => v || 'no vertex').join(' → ')}`;
  if (last === goal) return `${path}. The goal is reached.`;
  return `${path}. It fails there: from ${walked.at(-2) ?? '–'} no edge leads to ${last === 0 ? 'what it answers' : last}.`;
}

/** The graph on the table, to be changed as one likes, and what the transformer answers. */
export function GraphView({ bench }: { readonly bench: Bench }) {
  const { question, without, asked } = bench;
  const seen = useSeen(asked);
  const whole = useSeen(bench.whole);
  const path = useTold(walk, asked);
  const editing = useEditing(bench);
  const [mode, setMode] = useState<Mode>('move');
  const [from, setFrom] = useState<number>();
  const [pointed, setPointed] = useState<number>();
  const narrow = useMedia('(max-width: 640px)');
  // What was told of another graph is not shown on this one.
  const fits = (told: Asked | null) =>
    told?.question === question && told.model === asked?.model && told.step === asked.step;
  const shown = fits(seen.asked) ? seen.value : null;
  const before = fits(whole.asked) ? whole.value : null;
  const walked = fits(path.asked) ? path.value : null;
  const right = useMemo(() => usefulChildren(question), [question]);
  const failure = seen.failure ?? path.failure;

  const marks = useCallback(
    (v: number): VertexMark | undefined => {
      const ring = right.includes(v);
      if (v === from) return { ring: true, words: 'the edge begins here' };
      if (shown === null) return { ring };
      const share = shown.chances[v];
      const answered = shown.answer === v;
      return {
        ring,
        share,
        ...(answered ? { tone: ring ? 'ok' : 'danger' } : ring && { tone: 'ok' }),
        ...((share >= WORTH_A_LABEL || answered) && { label: percent(share) }),
        words: `chance ${percent(share)}${answered ? ', the answer' : ''}${ring ? ', right' : ''}`,
      };
    },
    [shown, right, from],
  );
  const edgeState = (e: number): EdgeState => {
    if (without.includes(e)) return 'cut';
    const [a, b] = question.edges[e];
    return walked?.some((v, i) => v === a && walked[i + 1] === b) ? 'way' : 'plain';
  };
  const cut = (e: number): void => toggleEdge(bench, e);
  const onVertex = (v: number): void => {
    if (mode === 'start' || mode === 'goal') editing.change({ ...question, [mode]: v });
    else if (mode === 'delete') editing.removeVertex(v);
    else if (mode === 'edge' && from === undefined) setFrom(v);
    else if (mode === 'edge' && from !== undefined) {
      setFrom(undefined);
      if (from !== v) editing.addEdge(from, v);
    }
  };

  return (
    <div className="reach-graph">
      <Numbered bench={bench} editing={editing} />
      <Tools
        mode={mode}
        onMode={(next) => {
          setMode(next);
          setFrom(undefined);
        }}
        editing={editing}
        from={from}
      />
      <GraphCanvas
        question={question}
        label={`The graph: from ${question.start} to ${question.goal}, ${question.edges.length} edges`}
        loose={editing.loose}
        moved={editing.moved}
        down={narrow}
        marks={marks}
        edgeState={edgeState}
        {...(pointed !== undefined && { pointedEdge: pointed })}
        onPointEdge={setPointed}
        onVertex={onVertex}
        {...(mode === 'cut' && bench.model !== undefined && { onEdge: cut })}
        {...(mode === 'delete' && { onEdge: editing.removeEdge })}
        {...(mode === 'move' && { onMove: editing.move })}
        {...(mode === 'edge' && { onConnect: editing.addEdge })}
      />
      <p className="reach-graph-legend">
        Square: start. Diamond: goal. Fill and figure above: chance, in %, that the vertex comes next. Ring: right
        answer. Thick arrows: the path walked. Dashed with a cross: cut.
      </p>
      {bench.model === undefined && (
        <p>To see what a transformer answers, choose one under Solver; now a classical search is chosen.</p>
      )}
      {failure && (
        <p className="reach-graph-refused" role="alert">
          {failure.message}; {failure.hint}.{' '}
          {without.length > 0 && (
            <button
              type="button"
              className="button"
              onClick={() => bench.setRemoved({ cuts: bench.cuts, without: [] })}
            >
              Restore all edges
            </button>
          )}
        </p>
      )}
      <div className="reach-graph-told" data-stale={seen.stale}>
        {shown && before && <Answer bench={bench} seen={shown} whole={before} />}
        {bench.model !== undefined && !failure && !(shown && before) && (
          <p className="reach-graph-note" role="status">
            Asking the transformer…
          </p>
        )}
        {walked && <p className="reach-graph-path">{pathText(walked, question.goal)}</p>}
        <TrainingSlider bench={bench} />
        <Figures question={question} seen={shown} />
        <EdgeTable bench={bench} editing={editing} pointed={pointed} onPoint={setPointed} onCut={cut} />
        <Paste bench={bench} editing={editing} />
        <div className="reach-graph-tables">
          {shown && before && <ChanceTable bench={bench} seen={shown} whole={before} />}
          <SolversTable question={question} seen={shown} />
        </div>
      </div>
    </div>
  );
}
