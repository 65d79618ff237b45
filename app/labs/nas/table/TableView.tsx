import { useEffect, useMemo, useRef, useState } from 'react';
import type { Table } from '../../../../workers/files/table/types.ts';
import { FileButtons } from '../../../files/FileButtons.tsx';
import type { Reader } from '../../../files/reader.ts';
import { ColumnChoice } from './ColumnChoice.tsx';
import { asObjectives, axesOf, firstAxes, isDrawable, namesOf, objectivesOf } from './describe.ts';
import { Objectives } from './Objectives.tsx';
import { OpenTable } from './OpenTable.tsx';
import { Plots } from './Plots.tsx';
import { SearchTable } from './SearchTable.tsx';
import { RowsTable } from './RowsTable.tsx';
import { Summary } from './Summary.tsx';
import { useLooking } from './use-looking.ts';
import { useMeasures } from './use-measures.ts';
import './table.css';

const NO_ROWS = new Uint32Array(0);

/** A table that was read: its objectives to choose, and its rows, front and history to look at. */
export function TableView(props: {
  readonly name: string;
  /** What was opened, to be searched. */
  readonly file: Blob;
  readonly table: Table;
  readonly reader: Reader;
  onStudy(study: number): void;
  onClose(): void;
}) {
  const { name, file, table, reader, onStudy, onClose } = props;
  const [uses, setUses] = useState(table.uses);
  const [beside, setBeside] = useState<readonly number[]>(() => firstAxes(table));
  const [measured, failure] = useMeasures(reader, uses);
  const looking = useLooking();
  const drawable = useMemo(
    () => table.columns.flatMap((column, k) => (uses[k].role !== 'objective' && isDrawable(column) ? [k] : [])),
    [table, uses],
  );
  const axes = useMemo(() => axesOf(table, uses, beside), [table, uses, beside]);
  const objectives = useMemo(() => asObjectives(table, measured?.uses ?? []), [table, measured]);
  const nameOf = useMemo(() => namesOf(table), [table]);
  const front = measured?.front ?? NO_ROWS;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  const saveFront = async (): Promise<Blob> => {
    const result = await reader.ask((remote) => remote.tableCsv(front));
    if (!result.ok) throw new Error(result.message);
    return new Blob([result.value], { type: 'text/csv' });
  };

  return (
    <div className="table-view" role="region" aria-label={`Table ${name}`}>
      <section className="panel table-side" aria-label="What is looked at">
        <header>
          <h2 ref={title} tabIndex={-1} title={name}>
            {name}
          </h2>
          <div className="table-bar">
            <button type="button" className="button primary" onClick={onClose}>
              Back to the run
            </button>
            <OpenTable words="Open another" />
          </div>
        </header>
        <Summary table={table} uses={measured?.uses ?? uses} measured={measured} onStudy={onStudy} />
        <Objectives
          table={table}
          uses={uses}
          onUses={(next) => {
            setUses(next);
            looking.deselect();
          }}
        />
        <ColumnChoice
          table={table}
          able={drawable}
          ticked={beside}
          words="beside the objectives"
          label="Columns drawn beside the objectives"
          onTicked={(next) => {
            setBeside(next);
            looking.deselect();
          }}
        />
        {failure && <p role="alert">{failure.message}.</p>}
        <SearchTable name={name} file={file} table={table} uses={uses} reader={reader} />
        {front.length > 0 && (
          <FileButtons
            label="Download the front"
            stem={`${name.replace(/\.\w+$/, '')}-front`}
            kinds={['CSV']}
            make={saveFront}
          />
        )}
      </section>
      <section className="panel table-main" aria-label="Rows of the table">
        <Plots table={table} axes={axes} objectives={objectives} measured={measured} looking={looking} />
        <RowsTable
          table={table}
          objectives={objectivesOf(uses)}
          beside={beside}
          front={front}
          selection={looking.selection}
          nameOf={nameOf}
          pointed={looking.pointed}
          onPoint={looking.onPoint}
          pinned={looking.pinned}
          onPin={looking.onPin}
        />
      </section>
    </div>
  );
}
