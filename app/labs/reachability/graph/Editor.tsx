import { useState } from 'react';
import type { Bench } from '../use-bench.ts';
import { usedVertices } from './layout.ts';
import { upTo } from './Sources.tsx';
import type { Editing } from './use-editing.ts';

export const MODES = [
  ['move', 'Move', 'Drag a vertex about; nothing but the drawing changes.'],
  ['edge', 'Add edges', 'Drag from a vertex to another, or choose one and then the other.'],
  ['cut', 'Cut', 'Choose an edge: the transformer is not told of it. Once more, and it is.'],
  ['delete', 'Delete', 'Choose an edge or a vertex: it is removed from the graph.'],
  ['start', 'Start', 'Choose the vertex to start from.'],
  ['goal', 'Goal', 'Choose the vertex to be reached.'],
] as const;
export type Mode = (typeof MODES)[number][0];

/** What choosing and dragging in the drawing does. */
export function Tools(props: {
  readonly mode: Mode;
  readonly onMode: (mode: Mode) => void;
  readonly editing: Editing;
  /** Where an edge begins, chosen already. */
  readonly from: number | undefined;
}) {
  const { mode, onMode, editing, from } = props;
  const help = MODES.find(([id]) => id === mode)?.[2];
  return (
    <>
      <div className="reach-graph-row" role="group" aria-label="What choosing in the graph does">
        {MODES.map(([id, words]) => (
          <button
            key={id}
            type="button"
            className="button reach-graph-mode"
            aria-pressed={mode === id}
            onClick={() => onMode(id)}
          >
            {words}
          </button>
        ))}
        <span className="reach-graph-gap" />
        <button type="button" className="button" onClick={() => editing.addVertex()}>
          Add vertex
        </button>
        <button type="button" className="button" disabled={!editing.canUndo} onClick={() => editing.undo()}>
          Undo
        </button>
        {editing.moved.size > 0 && (
          <button type="button" className="button" onClick={() => editing.tidy()}>
            Tidy up
          </button>
        )}
      </div>
      <p className="field-help">{from === undefined ? help : `The edge begins at ${from}; choose where it ends.`}</p>
      {editing.sentence !== undefined && (
        <p className="reach-graph-refused" role="alert">
          Not changed: {editing.sentence}.
        </p>
      )}
    </>
  );
}

/** The edges as a table, with all that can be done to them; the same by keys as in the drawing. */
export function EdgeTable(props: {
  readonly bench: Bench;
  readonly editing: Editing;
  readonly pointed: number | undefined;
  readonly onPoint: (edge: number | undefined) => void;
  readonly onCut: (edge: number) => void;
}) {
  const { bench, editing, pointed, onPoint, onCut } = props;
  const { question, without } = bench;
  const [from, setFrom] = useState(question.start);
  const [to, setTo] = useState(question.goal);
  const select = (label: string, value: number, set: (vertex: number) => void) => (
    <select aria-label={label} value={value} onChange={({ target }) => set(Number(target.value))}>
      {upTo(question.size).map((v) => (
        <option key={v}>{v}</option>
      ))}
    </select>
  );
  const ends = (label: 'start' | 'goal') => (
    <label>
      {label}{' '}
      <select
        value={question[label]}
        onChange={({ target }) => editing.change({ ...question, [label]: Number(target.value) })}
      >
        {usedVertices(question).map((v) => (
          <option key={v}>{v}</option>
        ))}
      </select>
    </label>
  );
  return (
    <details>
      <summary>Edges as a table, and changes by keys</summary>
      <div className="reach-graph-row" role="group" aria-label="Add an edge">
        from {select('The edge begins at', from, setFrom)} to {select('The edge ends at', to, setTo)}
        <button type="button" className="button" onClick={() => editing.addEdge(from, to)}>
          Add edge
        </button>
        {ends('start')}
        {ends('goal')}
      </div>
      <div className="children-table" tabIndex={0} role="region" aria-label="Edges">
        <table>
          <thead>
            <tr>
              <th scope="col">order</th>
              <th scope="col">edge</th>
              <th scope="col">do</th>
            </tr>
          </thead>
          <tbody>
            {question.edges.map(([a, b], e) => (
              <tr
                key={`${a} ${b}`}
                data-pointed={pointed === e}
                onPointerEnter={() => onPoint(e)}
                onPointerLeave={() => onPoint(undefined)}
              >
                <th scope="row">{e + 1}</th>
                <td>
                  {a} → {b}
                  {without.includes(e) && ' (cut)'}
                </td>
                <td>
                  {bench.model !== undefined && (
                    <button type="button" className="button" onClick={() => onCut(e)}>
                      {without.includes(e) ? 'Restore' : 'Cut'}
                      <span className="reach-graph-hidden"> {`${a} to ${b}`}</span>
                    </button>
                  )}{' '}
                  <button type="button" className="button" onClick={() => editing.removeEdge(e)}>
                    Delete<span className="reach-graph-hidden"> {`${a} to ${b}`}</span>
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
