import type { RunSpec } from '../../../../workers/core/spec.ts';
import { givenTable } from '../../../run/given.ts';
import { offerTable } from './intake.ts';

async function openExample(): Promise<void> {
  const { EXAMPLE_CSV, EXAMPLE_NAME } = await import('../../../../workers/problems/table/example-data.ts');
  offerTable([new File([EXAMPLE_CSV], EXAMPLE_NAME)]);
}

/** Opens the table that is being searched, or else one to try, without a file. */
export function OtherTables({ spec }: { readonly spec: RunSpec | null }) {
  const searched = givenTable(String(spec?.params['p.table'] ?? ''));
  if (searched !== undefined) {
    const { name, file } = searched;
    return (
      <button
        type="button"
        className="button"
        data-part="files"
        title={name}
        onClick={() => offerTable([new File([file], name)])}
      >
        Look at the table
      </button>
    );
  }
  return (
    <button
      type="button"
      className="button"
      data-part="files"
      title="360 small networks with their errors and costs, to try what can be done with a table"
      onClick={() => void openExample()}
    >
      Example table
    </button>
  );
}
