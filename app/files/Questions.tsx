import { useEffect, useMemo, useRef, useState, type FormEvent } from 'react';
import { formatCount } from '../../workers/core/params.ts';
import type { Failure } from '../../workers/core/result.ts';
import type { Answers, Draft } from '../../workers/files/types.ts';
import { formatNumber } from '../lenses/format.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { axisTrouble, toAnswers, toText, type AxisText } from './answers.ts';
import { AxisFields } from './AxisFields.tsx';
import type { Reader } from './reader.ts';

/** How many elites the answers move from the cell the file names, kept up with typing. */
function useCheck(reader: Reader, answers: Answers | null): number | undefined {
  const [elsewhere, setElsewhere] = useState<number>();
  useEffect(() => {
    if (answers === null) return undefined;
    let current = true;
    void reader
      .ask((remote) => remote.check(answers))
      .then((result) => {
        if (current) setElsewhere(result.ok ? result.value : undefined);
      });
    return () => {
      current = false;
    };
  }, [reader, answers]);
  return answers === null ? undefined : elsewhere;
}

function CheckWords({ count, elsewhere }: { readonly count: number; readonly elsewhere: number | undefined }) {
  if (elsewhere === undefined) return null;
  if (elsewhere === 0) {
    return (
      <p className="files-fits">With these answers all {formatCount(count)} elites lie in the cells the file names.</p>
    );
  }
  return (
    <p className="files-warn">
      With these answers {formatCount(elsewhere)} of {formatCount(count)} elites come into another cell than the file
      names: the cells or the ranges are not those of the archive.
    </p>
  );
}

/** Asks for what the files do not say, with the best guess filled in. */
export function Questions(props: {
  readonly name: string;
  readonly draft: Draft;
  readonly reader: Reader;
  /** Reads once more, with another number of descriptors. */
  onDraft(measureCount: number): Promise<Failure | null>;
  onDone(answers: Answers): Promise<Failure | null>;
  onCancel(): void;
}) {
  const { name, draft, reader, onDraft, onDone, onCancel } = props;
  const [text, setText] = useState(() => toText(draft.answers));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [seen, setSeen] = useState(draft);
  const asked = useRef(0);
  if (seen !== draft) {
    setSeen(draft);
    setText(toText(draft.answers));
  }
  const answers = useMemo(() => toAnswers(text, draft.answers), [text, draft]);
  const elsewhere = useCheck(reader, answers);
  const same = text.axes[0].measure === text.axes[1].measure;

  const setAxis = (k: 0 | 1, axis: AxisText): void => {
    const axes = k === 0 ? ([axis, text.axes[1]] as const) : ([text.axes[0], axis] as const);
    const moved = axis.measure !== text.axes[k].measure;
    setText({ ...text, axes });
    if (!moved || axes[0].measure === axes[1].measure) return;
    // Other measures have other ranges.
    const order = ++asked.current;
    void reader
      .ask((remote) => remote.suggest([axes[0].measure, axes[1].measure]))
      .then((result) => {
        if (result.ok && order === asked.current) setText({ ...toText(result.value), objective: text.objective });
      });
  };

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (answers !== null) void onDone(answers).then(setFailure);
  };

  const [low, high] = [draft.answers.objective.floor, draft.answers.objective.ceiling];
  return (
    <Dialog open title={`Open ${name}`} onClose={onCancel}>
      <form onSubmit={submit}>
        <p>
          {formatCount(draft.count)} elites{draft.dim > 0 ? ` of ${formatCount(draft.dim)} numbers each` : ''}, as{' '}
          {draft.source} saves them. A map needs a little more than is in such a file; what could be worked out is
          filled in. The file is read in your browser, nothing is uploaded.
        </p>
        {draft.assumedMeasures && (
          <label className="files-field">
            Descriptors of an elite
            <input
              className="field-number"
              type="number"
              min={2}
              max={20}
              value={draft.measureCount}
              onChange={(event) => {
                const count = Number(event.target.value);
                if (Number.isInteger(count) && count >= 2 && count <= 20) void onDraft(count).then(setFailure);
              }}
            />
          </label>
        )}
        <label className="files-field">
          Objective ({formatNumber(low)} to {formatNumber(high)}) is called
          <input
            className="files-name"
            value={text.objective}
            onChange={(event) => setText({ ...text, objective: event.target.value })}
          />
        </label>
        {([0, 1] as const).map((k) => (
          <AxisFields
            key={k}
            title={k === 0 ? 'Across' : 'Up'}
            axis={text.axes[k]}
            extents={draft.extents}
            trouble={same && k === 1 ? 'Measure: expected another one than across.' : axisTrouble(text.axes[k])}
            onChange={(axis) => setAxis(k, axis)}
          />
        ))}
        <CheckWords count={draft.count} elsewhere={elsewhere} />
        {failure && (
          <p className="files-warn" role="alert">
            {failure.message}; {failure.hint}.
          </p>
        )}
        <div className="files-actions">
          <button type="button" className="button" onClick={onCancel}>
            Cancel
          </button>
          <button type="submit" className="button primary" disabled={answers === null}>
            Show the map
          </button>
        </div>
      </form>
    </Dialog>
  );
}
