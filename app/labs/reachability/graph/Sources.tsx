import { useId, useState } from 'react';
import { deepest } from '../../../../workers/problems/graph-path/draw.ts';
import { STEPPED } from '../../../../workers/problems/graph-path/models.ts';
import { lookahead } from '../../../../workers/problems/graph-path/question.ts';
import { formatCount } from '../../../lenses/format.ts';
import { firstNumber, numberedGraph, type Bench } from '../use-bench.ts';
import { readPasted } from './paste.ts';
import type { Editing } from './use-editing.ts';

export const upTo = (count: number, first = 1) => Array.from({ length: count - first + 1 }, (_, i) => first + i);

/** A graph drawn as tests are, by its lookahead and number. */
export function Numbered({ bench, editing }: { readonly bench: Bench; readonly editing: Editing }) {
  const { size } = bench.question;
  const [wished, setDepth] = useState(() => lookahead(bench.question) ?? 0);
  const [number, setNumber] = useState(() => firstNumber(size));
  const depth = Math.min(wished, deepest(size));
  const take = (nextDepth: number, nextNumber: number): void => {
    setDepth(nextDepth);
    setNumber(nextNumber);
    editing.replace(numberedGraph(size, nextDepth, nextNumber));
  };
  return (
    <div className="reach-graph-row" role="group" aria-label="A graph by number">
      <strong>By number</strong>
      <label>
        lookahead{' '}
        <select value={depth} onChange={({ target }) => take(Number(target.value), number)}>
          {upTo(deepest(size), 0).map((level) => (
            <option key={level}>{level}</option>
          ))}
        </select>
      </label>
      <label>
        number{' '}
        <input
          className="field-number"
          type="number"
          min={1}
          max={10_000}
          step={1}
          value={number}
          onChange={({ target }) => {
            const next = Math.round(target.valueAsNumber);
            if (next >= 1 && next <= 10_000) take(depth, next);
          }}
        />
      </label>
      <button type="button" className="button" onClick={() => take(depth, (number % 10_000) + 1)}>
        Another
      </button>
      <span className="field-help">drawn as the graphs of tests are, but not kept out of training</span>
    </div>
  );
}

/** A graph as text. */
export function Paste({ bench, editing }: { readonly bench: Bench; readonly editing: Editing }) {
  const { question } = bench;
  const [text, setText] = useState('');
  const [start, setStart] = useState(0);
  const [goal, setGoal] = useState(0);
  const [sentence, setSentence] = useState<string>();
  const id = useId();
  const take = (): void => {
    const read = readPasted(text);
    if (typeof read === 'string') return setSentence(read);
    setSentence(undefined);
    editing.replace({
      size: question.size,
      edges: read.edges,
      start: start || (read.start ?? question.start),
      goal: goal || (read.goal ?? question.goal),
    });
  };
  const end = (name: string, value: number, set: (vertex: number) => void) => (
    <label>
      {name}{' '}
      <select value={value} onChange={({ target }) => set(Number(target.value))}>
        <option value={0}>as the text says</option>
        {upTo(question.size).map((v) => (
          <option key={v}>{v}</option>
        ))}
      </select>
    </label>
  );
  return (
    <details>
      <summary>Paste a graph</summary>
      <label htmlFor={id}>
        Edges, one a line or between commas; where start or goal is missing, the present one stays
      </label>
      <textarea
        id={id}
        rows={5}
        placeholder={'1->2\n2 3\nstart 1\ngoal 3'}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div className="reach-graph-row">
        {end('start', start, setStart)}
        {end('goal', goal, setGoal)}
        <button type="button" className="button" onClick={take}>
          Take this graph
        </button>
      </div>
      {sentence !== undefined && (
        <p className="reach-graph-refused" role="alert">
          Not taken: {sentence}.
        </p>
      )}
    </details>
  );
}

/** The networks along the training of the model that has them. */
export function TrainingSlider({ bench }: { readonly bench: Bench }) {
  const id = useId();
  if (bench.model?.id !== STEPPED.model) return null;
  const last = STEPPED.examples.length;
  const at = bench.step ?? last;
  const words =
    at === last ? 'the finished network' : `after ${formatCount(STEPPED.examples[at])} examples, not finished`;
  return (
    <div className="reach-graph-training">
      <label htmlFor={id}>
        Along its training: <output>{words}</output>
      </label>
      <input
        id={id}
        className="field-slider"
        type="range"
        min={0}
        max={last}
        step={1}
        value={at}
        aria-valuetext={words}
        onChange={({ target }) => bench.setStep(target.valueAsNumber === last ? undefined : target.valueAsNumber)}
      />
      <p className="field-help">
        Each step is the network as it was then. It learns to look one level further all of a sudden: stay with a graph
        of lookahead 2 or 3 and slide.
      </p>
    </div>
  );
}
