/**
 * What searching a table would be, before it is begun: the problem's parameters, and how much of what can be chosen is
 * on record. Never throws for what a table holds. Pure.
 */
import { completeParams } from '../../core/params.ts';
import { Refused, succeed, type Result } from '../../core/result.ts';
import type { Table, Use } from '../../files/table/types.ts';
import type { TableSearch } from '../../files/types.ts';
import { writeGenes, writeObjectives } from './columns.ts';
import { problemOn } from './problem-on.ts';
import { table as definition } from './table.ts';

/** `genes`: columns, rising. */
export function searchOf(table: Table, uses: readonly Use[], genes: readonly number[]): Result<TableSearch> {
  const params = { objectives: writeObjectives(uses), genes: writeGenes(genes) };
  try {
    const { remark = '' } = problemOn(table, completeParams(definition.params, params));
    return succeed({ ...params, remark });
  } catch (error) {
    if (error instanceof Refused) return error.failure;
    throw error;
  }
}
