/**
 * Bodies of soft robots: a square of size × size cells, each empty or of one material (Mouret & Clune 2015, §6.2). Row 0
 * is the bottom. Only the most central connected patch of what the genome asks for is kept. Pure.
 */

/** What a cell is made of. The order is that of the network's outputs, after presence. */
export const MATERIAL = { none: 0, bone: 1, support: 2, muscleA: 3, muscleB: 4 } as const;

/** Of the square that a body lies in. */
export const DEFAULT_SIZE = 8;

export interface Body {
  readonly size: number;
  /** [size × size], row-major from the bottom left: one of MATERIAL. */
  readonly cells: Uint8Array;
}

/** Cells of one material, or of any when none is given. */
export function countCells({ cells }: Body, material?: number): number {
  let count = 0;
  for (const cell of cells) if (material === undefined ? cell !== MATERIAL.none : cell === material) count++;
  return count;
}

export const hasMuscle = (body: Body): boolean =>
  countCells(body, MATERIAL.muscleA) + countCells(body, MATERIAL.muscleB) > 0;

/**
 * Empties all cells but one patch of cells that share edges: the one that comes nearest to the centre of the square; of
 * equally near ones the largest; of equally large ones the one met first from the bottom left.
 */
export function keepCentralPatch({ size, cells }: Body): void {
  const patch = new Int16Array(size * size);
  const stack: number[] = [];
  let best = 0;
  let bestDistance = Infinity;
  let bestCount = 0;
  for (let seed = 0, label = 1; seed < cells.length; seed++) {
    if (cells[seed] === MATERIAL.none || patch[seed] !== 0) continue;
    let distance = Infinity;
    let count = 0;
    patch[seed] = label;
    stack.push(seed);
    for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
      const column = cell % size;
      const row = (cell - column) / size;
      // In half cells, so that distances are whole numbers and ties are exact.
      const across = 2 * column + 1 - size;
      const up = 2 * row + 1 - size;
      distance = Math.min(distance, across * across + up * up);
      count++;
      const visit = (next: number) => {
        if (cells[next] === MATERIAL.none || patch[next] !== 0) return;
        patch[next] = label;
        stack.push(next);
      };
      if (column > 0) visit(cell - 1);
      if (column < size - 1) visit(cell + 1);
      if (row > 0) visit(cell - size);
      if (row < size - 1) visit(cell + size);
    }
    if (distance < bestDistance || (distance === bestDistance && count > bestCount)) {
      best = label;
      bestDistance = distance;
      bestCount = count;
    }
    label++;
  }
  for (let cell = 0; cell < cells.length; cell++) if (patch[cell] !== best) cells[cell] = MATERIAL.none;
}
