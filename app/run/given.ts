/** Tables that a person gave to be searched: in memory while the page is open, handed to every worker, never uploaded. */

export interface GivenTable {
  readonly name: string;
  readonly file: Blob;
}

const tables = new Map<string, GivenTable>();
const takers = new Set<(file: Blob) => void>();

/** From now on runs find the table by this hash. */
export function giveTable(hash: string, table: GivenTable): void {
  tables.set(hash, table);
  for (const take of takers) take(table.file);
}

/** By the text of a link's `p.table`, which may name a study as well. */
export const givenTable = (text: string): GivenTable | undefined => tables.get(text.split('.')[0]);

/** Hands over all tables there are and will be, until the answer is called. */
export function takeTables(take: (file: Blob) => void): () => void {
  for (const { file } of tables.values()) take(file);
  takers.add(take);
  return () => void takers.delete(take);
}
