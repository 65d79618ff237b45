import { useRef, type PointerEvent } from 'react';
import type { TreeFrame } from '../../../workers/core/frames.ts';
import { formatCount } from '../format.ts';
import type { Sheet } from './canvas.ts';
import { nodeWords } from './describe.ts';
import type { TreeLook } from './look.ts';
import { forRoot, pathTo, placeOf, samePath, type Path } from './paths.ts';
import { stepOf } from './ramp.ts';
import { tidy, type Tidy } from './tidy.ts';
import { ColourScale } from './ColourScale.tsx';
import { labelsOf } from './labels.ts';
import { useSheet } from './use-sheet.ts';
import './tree.css';

/** In CSS pixels. */
const HEIGHT = 400;
const MARGIN = { x: 14, top: 16, bottom: 22 };
const LARGEST = 11;
const SMALLEST = 1.6;
const LEAST_FOR_TEXT = 3.5;
const REACH = 14;
/** Few levels need not fill the plot. */
const FURTHEST_LEVELS = 80;

interface Drawn {
  readonly frame: TreeFrame;
  readonly layout: Tidy;
  /** Places of the nodes on the line of play. */
  readonly line: ReadonlySet<number>;
}

function lay(frame: TreeFrame): Drawn {
  const { branches, top } = frame;
  const line = new Set([0]);
  for (let end = 1; end <= frame.line.length; end++) {
    const place = placeOf([...top, ...frame.line.slice(0, end)], branches, top);
    if (place < 0) break;
    line.add(place);
  }
  return { frame, layout: tidy(branches.parent), line };
}

const spotOf = ({ layout }: Drawn, place: number, { width, height }: { width: number; height: number }) => {
  const across = width - 2 * MARGIN.x;
  const down = height - MARGIN.top - MARGIN.bottom;
  const share = layout.width > 0 ? layout.x[place] / layout.width : 0.5;
  const step = Math.min(FURTHEST_LEVELS, down / Math.max(1, layout.levels - 1));
  return [MARGIN.x + share * across, MARGIN.top + layout.level[place] * step] as const;
};

/** Area as the share of the playouts. */
const radiusOf = ({ frame: { branches } }: Drawn, place: number): number =>
  Math.max(SMALLEST, LARGEST * Math.sqrt(branches.visits[place] / Math.max(1, branches.visits[0])));

/** The nodes visited most, joined to their parents; the line of play is drawn bold. A click puts a node on top. */
export function TreePlot(props: TreeLook) {
  const { source, players, nameOf, pointed, onPoint, onLook } = props;
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const readout = useRef<HTMLParagraphElement>(null);
  const range = useRef<HTMLSpanElement>(null);

  const pathOf = ({ frame }: Drawn, place: number): Path => pathTo(place, frame.branches, frame.top);
  const placeNow = ({ frame }: Drawn): number => placeOf(pointed, frame.branches, frame.top);

  const paint = (now: Drawn, sheet: Sheet): void => {
    const { pen, inks, ratio } = sheet;
    const { branches } = now.frame;
    const spots = Array.from(branches.node, (_, place) => spotOf(now, place, sheet));
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, sheet.width, sheet.height);
    for (const bold of [false, true]) {
      pen.strokeStyle = bold ? inks.text : inks.line;
      pen.lineWidth = bold ? 3 : 0.8;
      pen.beginPath();
      spots.forEach(([x, y], place) => {
        const parent = branches.parent[place];
        if (parent < 0 || (now.line.has(place) && now.line.has(parent)) !== bold) return;
        pen.moveTo(...spots[parent]);
        pen.lineTo(x, y);
      });
      pen.stroke();
    }
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.font = `11px ${inks.font}`;
    spots.forEach(([x, y], place) => {
      const radius = radiusOf(now, place);
      const mean = branches.mean[place];
      const step = Number.isNaN(mean) ? -1 : stepOf(forRoot(mean, branches.mover[place], players));
      pen.beginPath();
      pen.arc(x, y, radius, 0, 2 * Math.PI);
      pen.fillStyle = step < 0 ? inks.empty : inks.ramp.fills[step];
      pen.fill();
      if (radius > 3) {
        pen.lineWidth = 1;
        pen.strokeStyle = inks.line;
        pen.stroke();
      }
    });
    // Upon the nodes that have room for it, else beside them, where it covers nothing written before.
    const order = [...spots.keys()].slice(1).sort((a, b) => Number(now.line.has(b)) - Number(now.line.has(a)) || a - b);
    const names = order.map((place) => {
      const name = nameOf(pathOf(now, place), true);
      return { place, name, width: pen.measureText(name).width, radius: radiusOf(now, place) };
    });
    const labels = labelsOf(
      names.filter(({ place, radius }) => now.line.has(place) || radius >= LEAST_FOR_TEXT),
      spots,
      sheet.width,
    );
    for (const { name, place, x, y, inside } of labels) {
      const mean = branches.mean[place];
      const step = Number.isNaN(mean) ? -1 : stepOf(forRoot(mean, branches.mover[place], players));
      pen.fillStyle = inside && step >= 0 ? inks.ramp.inks[step] : inks.text;
      if (!inside) {
        pen.lineWidth = 3;
        pen.strokeStyle = inks.surface;
        pen.strokeText(name, x, y);
      }
      pen.fillText(name, x, y);
    }
    const least = branches.visits.reduce((low, one) => (one < low ? one : low), branches.visits[0]);
    if (range.current) {
      range.current.textContent = `from ${formatCount(least)} to ${formatCount(branches.visits[0])} here`;
    }
    const at = placeNow(now);
    if (at >= 0) {
      pen.beginPath();
      pen.arc(...spots[at], radiusOf(now, at) + 2.5, 0, 2 * Math.PI);
      pen.lineWidth = 2;
      pen.strokeStyle = inks.accent;
      pen.stroke();
    }
    if (readout.current) {
      readout.current.textContent =
        at >= 0
          ? nodeWords(branches, at, pathOf(now, at), nameOf, players.players)
          : `The ${formatCount(spots.length)} ${spots.length === 1 ? 'node' : 'nodes'} visited most of those below the one on top.`;
    }
  };
  const drawn = useSheet(source, box, canvas, HEIGHT, lay, paint);

  const pathAt = (event: PointerEvent): Path | null => {
    const now = drawn();
    if (now === null) return null;
    const rect = event.currentTarget.getBoundingClientRect();
    const [px, py] = [event.clientX - rect.left, event.clientY - rect.top];
    let best = REACH;
    let found = -1;
    for (let place = 0; place < now.layout.x.length; place++) {
      const [x, y] = spotOf(now, place, { width: rect.width, height: HEIGHT });
      const off = Math.hypot(px - x, py - y);
      if (off < best) [best, found] = [off, place];
    }
    return found < 0 ? null : pathOf(now, found);
  };
  return (
    <section className="tree-plot" aria-label="Tree of the nodes visited most">
      <div
        ref={box}
        role="img"
        aria-label="The nodes visited most, joined to their parents; the icicle and the table read them by keys"
        onPointerMove={(event) => {
          const path = event.pointerType === 'touch' ? null : pathAt(event);
          if (!samePath(path, pointed)) onPoint(path);
        }}
        onPointerLeave={() => onPoint(null)}
        onPointerUp={(event) => {
          const path = pathAt(event);
          if (path !== null) onLook(path);
        }}
      >
        <canvas ref={canvas} />
      </div>
      <p ref={readout} />
      <div className="icicle-legend">
        <span>
          Colour: {players.players === 2 ? 'mean value for the player to move at the root (1 wins)' : 'mean reward'}
        </span>
        <ColourScale />
        <span>
          Area: visits, <span ref={range} />. Downwards: one move on. Bold: the line of play, each move by its short
          name.
        </span>
      </div>
    </section>
  );
}
