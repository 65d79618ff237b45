import { memo, useEffect, useMemo, useState } from 'react';
import type { Failure, Result } from '../../../../workers/core/result.ts';
import type { Table, Use } from '../../../../workers/files/table/types.ts';
import type { TableSearch } from '../../../../workers/files/types.ts';
import type { Reader } from '../../../files/reader.ts';
import { giveTable } from '../../../run/given.ts';
import { session, useSession } from '../../../run/live.ts';
import { recommendedFor } from '../../recommended.ts';
import { ColumnChoice } from './ColumnChoice.tsx';
import { objectivesOf } from './describe.ts';
import { closeTable } from './intake.ts';

/** The one that needs fewest evaluations, for what is recorded is seldom much. */
const FIRST = 'linas';
const MOST_OBJECTIVES = 3;
/** As links carry the name of a file. */
const LONGEST_NAME = 80;

const plainName = (name: string): string => name.replace(/[^A-Za-z0-9 ,.()_+-]/g, '_').slice(-LONGEST_NAME);

/** Columns that can be searched: choices, rather than times or what is striven for. */
const searchable = ({ columns }: Table, uses: readonly Use[]): number[] =>
  columns.flatMap(({ kind }, k) => (kind !== 'time' && uses[k].role !== 'objective' ? [k] : []));

/** What a search of these columns would be, from the worker. */
function useSearching(reader: Reader, uses: readonly Use[], genes: readonly number[]): Result<TableSearch> | null {
  const [result, setResult] = useState<Result<TableSearch> | null>(null);
  const count = objectivesOf(uses).length;
  const able = count > 0 && count <= MOST_OBJECTIVES && genes.length > 0;
  useEffect(() => {
    let current = true;
    setResult(null);
    if (able) void reader.ask((remote) => remote.searching(uses, genes)).then((answer) => current && setResult(answer));
    return () => {
      current = false;
    };
  }, [reader, uses, genes, able]);
  return result;
}

/** Starts a run that searches the table for the objectives chosen. Not made anew with every move of a brush. */
export const SearchTable = memo(function SearchTable(props: {
  readonly name: string;
  readonly file: Blob;
  readonly table: Table;
  readonly uses: readonly Use[];
  readonly reader: Reader;
}) {
  const { name, file, table, uses, reader } = props;
  const catalogue = useSession((state) => state.catalogue);
  const spec = useSession((state) => state.spec);
  const fitting = catalogue?.fitting.table ?? [];
  const [search, setSearch] = useState(FIRST);
  const [ticked, setTicked] = useState<readonly number[]>(() =>
    table.uses.flatMap(({ role }, k) => (role === 'parameter' ? [k] : [])),
  );
  const able = useMemo(() => searchable(table, uses), [table, uses]);
  const genes = useMemo(() => ticked.filter((k) => able.includes(k)), [ticked, able]);
  const searching = useSearching(reader, uses, genes);
  const [trouble, setTrouble] = useState<Failure | null>(null);
  const count = objectivesOf(uses).length;
  if (catalogue === null || spec === null || !fitting.includes(search)) return null;

  const start = async ({ objectives, genes: columns }: TableSearch): Promise<void> => {
    const hash = await reader.hash(new Uint8Array(await file.arrayBuffer()));
    if (!hash.ok) return setTrouble(hash);
    giveTable(hash.value, { name, file });
    closeTable();
    session.change({
      problem: 'table',
      search,
      ...recommendedFor('table', search, spec),
      'p.table': table.studies.length > 1 ? `${hash.value}.${table.study + 1}` : hash.value,
      'p.file': plainName(name),
      'p.objectives': objectives,
      'p.genes': columns,
      'p.levels': undefined,
    });
  };
  return (
    <fieldset className="table-objectives table-search">
      <legend>Search this table</legend>
      <ColumnChoice
        table={table}
        able={able}
        ticked={genes}
        words="searched"
        label="Columns searched"
        onTicked={setTicked}
      />
      {count > MOST_OBJECTIVES && <p>Searches take up to three objectives: remove some.</p>}
      {count === 0 && <p>Choose an objective to search for.</p>}
      {genes.length === 0 && <p>Choose columns to search.</p>}
      {searching?.ok === true && <p className="table-note">{searching.value.remark}</p>}
      {searching?.ok === false && (
        <p role="alert">
          Cannot be searched: {searching.message}; {searching.hint}.
        </p>
      )}
      {trouble && <p role="alert">{trouble.message}.</p>}
      <select aria-label="Search with" value={search} onChange={(event) => setSearch(event.target.value)}>
        {fitting.map((id) => (
          <option key={id} value={id}>
            {catalogue.searches.find((card) => card.id === id)?.title}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="button primary"
        disabled={searching?.ok !== true}
        onClick={() => searching?.ok === true && void start(searching.value)}
      >
        Search this table
      </button>
    </fieldset>
  );
});
