/** Reads a graph as people paste it: edges one a line or between commas, `1 2`, `1-2` or `1->2`, and `start 1`, `goal 3`. Pure. */

export interface Pasted {
  readonly edges: readonly (readonly [from: number, to: number])[];
  readonly start?: number;
  readonly goal?: number;
}

/** The graph, or one sentence on the first line that cannot be read. */
export function readPasted(text: string): Pasted | string {
  const edges: [number, number][] = [];
  let start: number | undefined;
  let goal: number | undefined;
  for (const [i, line] of text.split(/\r?\n/).entries())
    for (const part of line.split(/[,;]/).map((piece) => piece.trim())) {
      if (part === '') continue;
      const end = /^(start|goal)\s*[:=]?\s*(\d+)$/i.exec(part);
      const edge = /^(\d+)(?:\s+|\s*(?:-+>?|→)\s*)(\d+)$/.exec(part);
      if (end?.[1].toLowerCase() === 'start') start = Number(end[2]);
      else if (end !== null) goal = Number(end[2]);
      else if (edge !== null) edges.push([Number(edge[1]), Number(edge[2])]);
      else
        return `in line ${i + 1} an edge such as 1 2 or 1->2 was expected, or start 1, or goal 3, but “${part.slice(0, 40)}” came; write it so`;
    }
  if (edges.length === 0) return 'in line 1 an edge such as 1 2 was expected, but there is none; write at least one';
  return { edges, ...(start !== undefined && { start }), ...(goal !== undefined && { goal }) };
}
