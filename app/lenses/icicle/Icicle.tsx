import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { TreeFrame } from '../../../workers/core/frames.ts';
import { formatCount } from '../format.ts';
import type { Sheet } from '../tree/canvas.ts';
import { nodeWords, placeName, valueText, visitsText } from '../tree/describe.ts';
import type { TreeLook, TruthAt } from '../tree/look.ts';
import { keyOf, pathOf, pathTo, placeOf, samePath, type Path } from '../tree/paths.ts';
import { useSheet } from '../tree/use-sheet.ts';
import { walk } from './keys.ts';
import { IcicleLegend } from './IcicleLegend.tsx';
import { barAt, LEVEL_HEIGHT, paintIcicle, type ColourBy } from './paint.ts';
import { parentsOf, regretsOf } from './regrets.ts';
import './icicle.css';

/** Levels there is room for. */
export const LEVELS = 20;
/** So many to begin with; more as they are needed, some at a time, so that what is below seldom moves. */
const FEWEST_LEVELS = 8;
const MORE_LEVELS = 4;

const keysOf = (paths: readonly Path[]): string => paths.map(keyOf).join(';');

interface Drawn {
  readonly frame: TreeFrame;
  /** Bars of the line of play, the first included. */
  readonly line: ReadonlySet<number>;
}

function barsOfLine(frame: TreeFrame): ReadonlySet<number> {
  const line = new Set([0]);
  for (let end = 1; end <= frame.line.length; end++) {
    const bar = placeOf([...frame.top, ...frame.line.slice(0, end)], frame.bars, frame.top);
    if (bar < 0 || frame.bars.siblings[bar] > 1) break;
    line.add(bar);
  }
  return line;
}

/**
 * The tree as levels of bars, each as wide as its node's share of the playouts. A click puts a node on top; keys do all that a
 * pointer can. Moves can be coloured by their regret where the truth is known: at the node on top, and at those `want`ed below.
 */
export function Icicle(
  props: TreeLook & {
    readonly truthAt: TruthAt;
    /** Asks for the truth about the moves from these nodes, in this order. */
    want(paths: readonly Path[]): void;
    /** Told how many pixels there are, for the frames to come. */
    onWidth(pixels: number): void;
  },
) {
  const { source, players, nameOf, pointed, onPoint, onLook, truthAt, want, onWidth } = props;
  const [choice, setColourBy] = useState<ColourBy>('value');
  const [top, setTop] = useState<Path>([]);
  const knows = truthAt(top) !== null;
  const colourBy = choice === 'regret' && !knows ? 'value' : choice;
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const readout = useRef<HTMLParagraphElement>(null);
  const live = useRef<HTMLParagraphElement>(null);
  const keyed = useRef(false);
  const helpId = useId();
  const [levels, setLevels] = useState(FEWEST_LEVELS);
  /** Nodes in view whose moves' regret is to be shown. */
  const [parents, setParents] = useState('');

  const pathOfBar = ({ frame }: Drawn, bar: number): Path => pathTo(bar, frame.bars, frame.top);
  const barOf = ({ frame }: Drawn, path: Path | null): number => placeOf(path, frame.bars, frame.top);

  const words = (now: Drawn, bar: number): string => {
    if (bar < 0) return 'Point at a bar to read it; click to look at what is below it.';
    const merged = now.frame.bars.siblings[bar];
    if (merged > 1) return `${formatCount(merged)} moves too narrow to be seen, side by side: look at the bar above.`;
    const said = nodeWords(now.frame.bars, bar, pathOfBar(now, bar), nameOf, players.players);
    const regret = colourBy === 'regret' ? regretsOf(now.frame, truthAt)[bar] : NaN;
    return Number.isNaN(regret) ? said : `${said}, true regret ${valueText(regret)}`;
  };
  const paint = (now: Drawn, { pen, inks, width, ratio }: Sheet): void => {
    const look = {
      players,
      colourBy,
      regrets: colourBy === 'regret' ? regretsOf(now.frame, truthAt) : null,
      pointed: barOf(now, pointed),
      line: now.line,
      nameOf: (bar: number, briefly?: boolean) => {
        const path = pathOfBar(now, bar);
        return path.length === 0 ? `root, ${visitsText(now.frame.bars.visits[bar])}` : nameOf(path, briefly);
      },
    };
    paintIcicle(pen, now.frame, look, inks, width, ratio);
    if (readout.current) readout.current.textContent = words(now, look.pointed);
  };
  const take = (frame: TreeFrame): Drawn => {
    setTop((old) => (samePath(old, frame.top) ? old : frame.top));
    if (choice === 'regret') setParents(keysOf(parentsOf(frame)));
    const used = (frame.bars.level.at(-1) ?? 0) + 1;
    setLevels((old) => Math.max(old, Math.min(LEVELS, MORE_LEVELS * Math.ceil(used / MORE_LEVELS))));
    return { frame, line: barsOfLine(frame) };
  };
  const drawn = useSheet(source, box, canvas, levels * LEVEL_HEIGHT, take, paint, onWidth);

  const at = (event: PointerEvent): number => {
    const now = drawn();
    const rect = event.currentTarget.getBoundingClientRect();
    return now === null ? -1 : barAt(now.frame, event.clientX - rect.left, event.clientY - rect.top, rect.width);
  };
  const point = (bar: number): void => {
    const now = drawn();
    const path = now === null || bar < 0 ? null : pathOfBar(now, bar);
    if (!samePath(path, pointed)) onPoint(path);
    // Screen readers hear what keys read, not every frame and not the pointer.
    if (live.current && keyed.current && now !== null && bar >= 0) live.current.textContent = words(now, bar);
  };
  const goIn = (bar: number): void => {
    const now = drawn();
    if (now !== null && bar > 0)
      onLook(pathOfBar(now, now.frame.bars.siblings[bar] > 1 ? now.frame.bars.parent[bar] : bar));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const now = drawn();
    if (now === null || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const bar = Math.max(0, barOf(now, pointed));
    keyed.current = true;
    if (event.key === 'Enter') goIn(bar);
    else if (event.key === 'Escape' || event.key === 'Backspace') {
      if (now.frame.top.length === 0) return;
      onLook(now.frame.top.slice(0, -1));
      onPoint(now.frame.top);
    } else if (event.key.startsWith('Arrow')) {
      point(pointed === null ? 0 : walk(now.frame.bars, bar, event.key));
    } else return;
    event.preventDefault();
  };
  const choose = (next: ColourBy): void => {
    const now = drawn();
    setColourBy(next);
    if (next === 'regret' && now !== null) setParents(keysOf(parentsOf(now.frame)));
  };
  const wanted = colourBy === 'regret' ? parents : '';
  useEffect(() => want(wanted === '' ? [] : wanted.split(';').map(pathOf)), [want, wanted]);
  const crumbs = useMemo(() => top.map((_, i) => top.slice(0, i + 1)), [top]);

  return (
    <section className="icicle" aria-label="Icicle">
      <div className="icicle-bar">
        <nav aria-label="Node on top">
          <button type="button" disabled={top.length === 0} onClick={() => onLook([])}>
            Root
          </button>
          {crumbs.map((path) => (
            <span key={path.length}>
              {' › '}
              <button type="button" disabled={samePath(path, top)} onClick={() => onLook(path)}>
                {nameOf(path)}
              </button>
            </span>
          ))}
        </nav>
        <label>
          Colour by
          <select value={colourBy} onChange={(event) => choose(event.target.value as ColourBy)}>
            <option value="value">mean value</option>
            <option value="proven">what is proven</option>
            {knows && <option value="regret">true regret</option>}
          </select>
        </label>
      </div>
      <div
        className="icicle-plot"
        ref={box}
        role="application"
        aria-roledescription="icicle"
        aria-label={`Icicle of the tree below ${placeName(top, nameOf)}: width is visits, downwards is one move on`}
        aria-describedby={helpId}
        tabIndex={0}
        onPointerMove={(event) => {
          keyed.current = false;
          if (event.pointerType !== 'touch') point(at(event));
        }}
        onPointerLeave={() => !keyed.current && onPoint(null)}
        onPointerUp={(event) => goIn(at(event))}
        onKeyDown={onKeyDown}
        onBlur={() => onPoint(null)}
      >
        <canvas ref={canvas} />
      </div>
      <p className="icicle-readout" ref={readout} />
      <IcicleLegend colourBy={colourBy} players={players.players} />
      <p className="icicle-hidden" id={helpId}>
        Arrow keys move among the bars: left and right along a level, down to the widest bar below, up to the one above.
        Enter looks below a bar, Escape or Backspace goes back out.
      </p>
      <p className="icicle-hidden" ref={live} aria-live="polite" />
    </section>
  );
}
