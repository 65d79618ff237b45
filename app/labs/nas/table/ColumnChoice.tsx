import type { Table } from '../../../../workers/files/table/types.ts';

/** Ticks some of those columns that may be ticked. */
export function ColumnChoice(props: {
  readonly table: Table;
  /** Columns to tick, rising. */
  readonly able: readonly number[];
  readonly ticked: readonly number[];
  /** What the ticked ones are for, after their number. */
  readonly words: string;
  /** Names the choice for screen readers. */
  readonly label: string;
  onTicked(ticked: readonly number[]): void;
}) {
  const { table, able, words, label, onTicked } = props;
  const ticked = new Set(props.ticked);
  const toggle = (k: number): void =>
    onTicked(ticked.has(k) ? props.ticked.filter((one) => one !== k) : [...props.ticked, k].sort((a, b) => a - b));
  return (
    <details className="table-axes">
      <summary>
        Columns: {able.filter((k) => ticked.has(k)).length} of {able.length} {words}
      </summary>
      <div role="group" aria-label={label}>
        {able.map((k) => (
          <label key={k}>
            <input type="checkbox" checked={ticked.has(k)} onChange={() => toggle(k)} />
            {table.columns[k].name}
          </label>
        ))}
      </div>
    </details>
  );
}
