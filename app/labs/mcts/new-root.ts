/** How a node becomes the root of another run: by the parameter of its problem that says where a game begins. Pure. */
import type { RunSpec } from '../../../workers/core/spec.ts';
import type { Path } from '../../lenses/tree/paths.ts';
import type { Changes } from '../../run/spec-edit.ts';

/** Null for problems that begin where they begin. */
export function changesForRoot({ problem, params }: RunSpec, path: Path): Changes | null {
  if (path.length === 0) return null;
  // Columns and cells are written as people count them, from 1.
  if (problem === 'connect4' || problem === 'tic-tac-toe')
    return { 'p.moves': `${String(params['p.moves'] ?? '')}${path.map((move) => move + 1).join('')}` };
  return null;
}
