/** What lies over the map: the path of ancestors, the pinned cell, the cell under the cursor. Drawn in CSS pixels. */
import type { Lineage } from '../../../workers/host/protocol.ts';
import { pathCells, type Cell, type View } from './geometry.ts';
import type { Point, Tiling } from './tiling.ts';

/** A light and a dark colour: each mark is a light line in a dark halo, legible on every colour of the scale. */
export interface MarkColours {
  readonly mark: string;
  readonly halo: string;
}

export interface Marks {
  readonly cursor: Cell | null;
  readonly selected: Cell | null;
  readonly lineage: Lineage | null;
}

type Context = CanvasRenderingContext2D;

const HALO = 2.5;
const OLDEST_WIDTH = 0.8;
const YOUNGEST_WIDTH = 3.6;
const RING_RADIUS = 8;

/** Strokes what `trace` draws twice: halo below, mark above. */
function strokeBoth(context: Context, { mark, halo }: MarkColours, width: number, trace: () => void): void {
  for (const [colour, extra] of [
    [halo, HALO],
    [mark, 0],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width + extra;
    trace();
    context.stroke();
  }
}

/** Round a cell: just outside of a rectangle, along the sides of any other. */
function outline(context: Context, colours: MarkColours, tiling: Tiling, view: View, cell: Cell, width: number): void {
  const { x, y, width: across, height } = tiling.box(view, cell);
  strokeBoth(context, colours, width, () => {
    context.beginPath();
    if (tiling.voronoi === null) {
      context.rect(x - width / 2, y - width / 2, across + width, height + width);
      return;
    }
    for (const corner of tiling.outline(view, cell)) context.lineTo(...corner);
    context.closePath();
  });
}

function disc(context: Context, colours: MarkColours, [x, y]: Point, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = colours.mark;
  context.fill();
  context.strokeStyle = colours.halo;
  context.lineWidth = HALO / 2;
  context.stroke();
}

/** An arrowhead in the middle of a segment, pointing to the younger end. */
function arrowhead(context: Context, colours: MarkColours, from: Point, to: Point, size: number): void {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  context.save();
  context.translate((from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
  context.rotate(angle);
  context.beginPath();
  context.moveTo(size, 0);
  context.lineTo(-size * 0.7, -size * 0.75);
  context.lineTo(-size * 0.7, size * 0.75);
  context.closePath();
  context.fillStyle = colours.mark;
  context.strokeStyle = colours.halo;
  context.lineWidth = HALO / 2;
  context.fill();
  context.stroke();
  context.restore();
}

function drawLineage(context: Context, colours: MarkColours, lineage: Lineage, centre: (cell: Cell) => Point): void {
  const points = pathCells(lineage.columns, lineage.rows).map(centre);
  const segments = points.length - 1;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const [colour, extra] of [
    [colours.halo, HALO],
    [colours.mark, 0],
  ] as const) {
    context.strokeStyle = colour;
    for (let i = 0; i < segments; i++) {
      context.lineWidth = OLDEST_WIDTH + ((YOUNGEST_WIDTH - OLDEST_WIDTH) * (i + 1)) / segments + extra;
      context.beginPath();
      context.moveTo(...points[i]);
      context.lineTo(...points[i + 1]);
      context.stroke();
    }
  }
  for (let i = 0; i < segments; i++) {
    const length = Math.hypot(points[i + 1][0] - points[i][0], points[i + 1][1] - points[i][1]);
    if (length > 22) arrowhead(context, colours, points[i], points[i + 1], 3 + (3 * (i + 1)) / segments);
  }
  if (segments > 0) disc(context, colours, points[0], 3.5);
}

export function drawMarks(context: Context, colours: MarkColours, tiling: Tiling, view: View, marks: Marks): void {
  const centre = (cell: Cell): Point => tiling.centre(view, cell);
  if (marks.lineage !== null) drawLineage(context, colours, marks.lineage, centre);
  if (marks.selected !== null) {
    const place = tiling.box(view, marks.selected);
    outline(context, colours, tiling, view, marks.selected, 2.5);
    // A small cell would be lost under its own outline: a ring tells where it is.
    if (Math.min(place.width, place.height) < RING_RADIUS) {
      const [x, y] = centre(marks.selected);
      strokeBoth(context, colours, 2, () => {
        context.beginPath();
        context.arc(x, y, RING_RADIUS, 0, 2 * Math.PI);
      });
    }
  }
  if (marks.cursor !== null) outline(context, colours, tiling, view, marks.cursor, 1.5);
}
