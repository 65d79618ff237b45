/** How a node becomes the root of another run: by the parameter of its problem that says where a game begins. Pure. */
import type { RunInfo } from '../../../workers/host/protocol.ts';
import type { Path } from '../../lenses/tree/paths.ts';
import type { Changes } from '../../run/spec-edit.ts';

/** What `p.moves` is to say for a game to begin after a path from the root; null for problems that begin where they begin. */
export function movesTo({ spec, tree }: Pick<RunInfo, 'spec' | 'tree'>, path: Path): string | null {
  if (tree?.notation === undefined) return null;
  const { code, between } = tree.notation;
  const before = String(spec.params['p.moves'] ?? '');
  return [...(before === '' ? [] : [before]), ...path.map((move) => code[move])].join(between);
}

/** Null where nothing would change, or nothing can. */
export function changesForRoot(info: Pick<RunInfo, 'spec' | 'tree'>, path: Path): Changes | null {
  const moves = path.length === 0 ? null : movesTo(info, path);
  return moves === null ? null : { 'p.moves': moves };
}
