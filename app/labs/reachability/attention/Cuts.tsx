import { unusedVertex } from '../../../../workers/problems/graph-path/influence.ts';
import type { Question } from '../../../../workers/problems/graph-path/question.ts';
import { toggleEdge, type Bench } from '../use-bench.ts';
import type { Columns } from './columns.ts';
import { itemsOf, without } from './cuts.ts';

/** Whether edges can be left out at all: a vertex that the graph does not use must stand in for them. */
export const canLeaveOut = (question: Question): boolean => unusedVertex(question) !== undefined;

/** What is cut, each to be taken back, and edges to leave out. */
export function Cuts({ bench, columns }: { readonly bench: Bench; readonly columns: Columns }) {
  const { cuts, without: edges, model, question } = bench;
  const items = itemsOf(cuts, model?.layers ?? 0, columns);
  const name = (e: number) => question.edges[e]?.join('→') ?? '';
  return (
    <section className="reach-attention-cuts" aria-label="What is cut">
      <h3>What is cut</h3>
      {canLeaveOut(question) ? (
        <label>
          Leave out an edge
          <select value="" onChange={(event) => toggleEdge(bench, Number(event.target.value))}>
            <option value="" disabled>
              choose
            </option>
            {question.edges.map(
              (_, e) =>
                !edges.includes(e) && (
                  <option key={name(e)} value={e}>
                    {name(e)}
                  </option>
                ),
            )}
          </select>
        </label>
      ) : (
        <p>No edge can be left out of this graph: it uses every vertex, so none can stand in.</p>
      )}
      {items.length + edges.length === 0 ? (
        <p>Nothing yet. Click an entry of the map.</p>
      ) : (
        <>
          <ul>
            {items.map((item) => (
              <li key={item.words}>
                {item.words}
                <button
                  type="button"
                  aria-label={`Take back: ${item.words}`}
                  onClick={() => bench.setRemoved({ cuts: without(cuts, item.cuts), without: edges })}
                >
                  ✕
                </button>
              </li>
            ))}
            {edges.map((e) => (
              <li key={e}>
                edge {name(e)}, left out
                <button type="button" aria-label={`Take back: edge ${name(e)}`} onClick={() => toggleEdge(bench, e)}>
                  ✕
                </button>
              </li>
            ))}
          </ul>
          <button type="button" className="button" onClick={() => bench.setRemoved({ cuts: [], without: [] })}>
            Take all back
          </button>
        </>
      )}
    </section>
  );
}
