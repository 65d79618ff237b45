import type { Table, Use } from '../../../../workers/files/table/types.ts';
import { isDrawable } from './describe.ts';

/** Ticks the columns that are drawn beside the objectives. */
export function AxisChoice(props: {
  readonly table: Table;
  readonly uses: readonly Use[];
  readonly beside: readonly number[];
  onBeside(beside: readonly number[]): void;
}) {
  const { table, uses, beside, onBeside } = props;
  const able = table.columns.flatMap((column, k) => (uses[k].role !== 'objective' && isDrawable(column) ? [k] : []));
  const ticked = new Set(beside);
  const toggle = (k: number): void =>
    onBeside(ticked.has(k) ? beside.filter((one) => one !== k) : [...beside, k].sort((a, b) => a - b));
  return (
    <details className="table-axes">
      <summary>
        Columns: {able.filter((k) => ticked.has(k)).length} of {able.length} beside the objectives
      </summary>
      <div role="group" aria-label="Columns drawn beside the objectives">
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
