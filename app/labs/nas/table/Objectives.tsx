import type { Table, Use } from '../../../../workers/files/table/types.ts';
import { objectivesOf } from './describe.ts';

const PARAMETER: Use = { role: 'parameter', minimised: false };

/** Chooses which columns are objectives, and which way each is better. */
export function Objectives(props: {
  readonly table: Table;
  readonly uses: readonly Use[];
  onUses(uses: readonly Use[]): void;
}) {
  const { table, uses, onUses } = props;
  const { columns } = table;
  const chosen = objectivesOf(uses);
  const others = columns.flatMap(({ kind }, k) => (kind === 'number' && uses[k].role !== 'objective' ? [k] : []));
  const change = (k: number, use: Use): void => onUses(uses.with(k, use));
  const remove = (k: number): void => change(k, table.uses[k].role === 'objective' ? PARAMETER : table.uses[k]);
  const asSuggested = uses.every(
    ({ role, minimised }, k) => role === table.uses[k].role && minimised === table.uses[k].minimised,
  );
  return (
    <fieldset className="table-objectives">
      <legend>Objectives</legend>
      {chosen.length === 0 && <p>Choose an objective to see the front.</p>}
      <ul>
        {chosen.map((k) => (
          <li key={k}>
            <span title={columns[k].name}>{columns[k].name}</span>
            <select
              aria-label={`Direction of ${columns[k].name}`}
              value={uses[k].minimised ? 'less' : 'more'}
              onChange={(event) => change(k, { role: 'objective', minimised: event.target.value === 'less' })}
            >
              <option value="less">↓ less is better</option>
              <option value="more">↑ more is better</option>
            </select>
            <button type="button" className="button" aria-label={`Remove ${columns[k].name}`} onClick={() => remove(k)}>
              ×
            </button>
          </li>
        ))}
      </ul>
      <select
        aria-label="Add an objective"
        value=""
        disabled={others.length === 0}
        onChange={(event) => change(Number(event.target.value), { role: 'objective', minimised: true })}
      >
        <option value="" disabled>
          Add an objective…
        </option>
        {others.map((k) => (
          <option key={k} value={k}>
            {columns[k].name}
          </option>
        ))}
      </select>
      <button type="button" className="button" disabled={asSuggested} onClick={() => onUses(table.uses)}>
        As suggested
      </button>
    </fieldset>
  );
}
