import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Question } from '../../../../workers/problems/graph-path/question.ts';
import { arrow, edgePath, middleOf, STEP, towards } from './drawing.ts';
import { layoutGraph, type Point } from './layout.ts';
import './graph.css';

export type Tone = 'accent' | 'ok' | 'warn' | 'danger';

/** What is shown of a vertex beside its number. */
export interface VertexMark {
  /** How full its shape is, 0 … 1. */
  readonly share?: number;
  readonly tone?: Tone;
  readonly ring?: boolean;
  /** Short words above it. */
  readonly label?: string;
  /** The mark in words, for those who hear it. */
  readonly words?: string;
}

export type EdgeState = 'plain' | 'cut' | 'way';

const RADIUS = 17;
const MARGIN = 40;

interface Props {
  readonly question: Pick<Question, 'edges' | 'start' | 'goal'>;
  /** What the picture shows, in words. */
  readonly label: string;
  /** Vertices that no edge uses yet. */
  readonly loose?: readonly number[];
  /** Vertices that stand elsewhere than the layout has them. */
  readonly moved?: ReadonlyMap<number, Point>;
  /** Layers go down instead of right, for narrow pages. */
  readonly down?: boolean;
  /** Without words and labels, for small pictures. */
  readonly compact?: boolean;
  readonly marks?: (vertex: number) => VertexMark | undefined;
  readonly edgeState?: (edge: number) => EdgeState;
  readonly pointedVertex?: number;
  readonly pointedEdge?: number;
  readonly onPointVertex?: (vertex: number | undefined) => void;
  readonly onPointEdge?: (edge: number | undefined) => void;
  /** Chosen by a click or a key. */
  readonly onVertex?: (vertex: number) => void;
  readonly onEdge?: (edge: number) => void;
  /** What a drag that begins at a vertex does. */
  readonly onMove?: (vertex: number, to: Point) => void;
  readonly onConnect?: (from: number, to: number) => void;
}

interface Drag {
  readonly vertex: number;
  readonly at: Point;
  readonly far: boolean;
}

const onKeys = (choose: (() => void) | undefined) => (event: KeyboardEvent) => {
  if (choose === undefined || (event.key !== 'Enter' && event.key !== ' ')) return;
  event.preventDefault();
  choose();
};

/** Start is a square, the goal a diamond, others are round. */
function Shape({
  kind,
  radius,
  className,
}: {
  readonly kind: string;
  readonly radius: number;
  readonly className: string;
}) {
  if (kind === 'start')
    return <rect className={className} x={-radius} y={-radius} width={2 * radius} height={2 * radius} rx={3} />;
  if (kind === 'goal') {
    const r = radius * 1.3;
    return <path className={className} d={`M0,${-r}L${r},0L0,${r}L${-r},0Z`} />;
  }
  return <circle className={className} r={radius} />;
}

/** A graph with its question as a layered drawing: arrows from left to right (or down), marks on vertices and edges, to point at, choose and drag. */
export function GraphCanvas(props: Props) {
  const { question, loose, moved, down = false, compact = false, marks, edgeState, onVertex, onEdge } = props;
  const { edges, start, goal } = question;
  const svg = useRef<SVGSVGElement>(null);
  const [drag, setDrag] = useState<Drag>();
  const [hovered, setHovered] = useState<number>();
  const layout = useMemo(() => layoutGraph(question, loose), [question, loose]);
  const turned = ({ x, y }: Point): Point =>
    down
      ? { x: y * STEP.across + MARGIN, y: x * STEP.down + MARGIN }
      : { x: x * STEP.along + MARGIN, y: y * STEP.across + MARGIN };
  const back = ({ x, y }: Point): Point =>
    down
      ? { x: (y - MARGIN) / STEP.down, y: (x - MARGIN) / STEP.across }
      : { x: (x - MARGIN) / STEP.along, y: (y - MARGIN) / STEP.across };
  const vertices = [...layout.places.keys()];
  const whereIs = (vertex: number): Point => turned(moved?.get(vertex) ?? layout.places.get(vertex) ?? { x: 0, y: 0 });
  const size = turned({ x: layout.layers - 1, y: layout.steps - 1 });
  const pointedEdge = props.pointedEdge ?? hovered;

  const pointOf = (event: PointerEvent): Point => {
    const matrix = svg.current?.getScreenCTM();
    if (!matrix) return { x: 0, y: 0 };
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
  };
  const vertexAt = ({ x, y }: Point) =>
    vertices.find((v) => Math.hypot(whereIs(v).x - x, whereIs(v).y - y) < RADIUS * 1.4);
  const draggable = props.onMove !== undefined || props.onConnect !== undefined;

  const onPointerMove = (event: PointerEvent): void => {
    if (drag === undefined) return;
    const at = pointOf(event);
    const from = whereIs(drag.vertex);
    const far = drag.far || Math.hypot(at.x - from.x, at.y - from.y) > 6;
    setDrag({ ...drag, at, far });
    if (!far || props.onMove === undefined) return;
    const inside = (value: number, most: number) => Math.min(Math.max(value, RADIUS), most + 2 * MARGIN - RADIUS);
    props.onMove(drag.vertex, back({ x: inside(at.x, size.x - MARGIN), y: inside(at.y, size.y - MARGIN) }));
  };
  const onPointerUp = (event: PointerEvent): void => {
    if (drag === undefined) return;
    setDrag(undefined);
    const to = vertexAt(pointOf(event));
    if (!drag.far) onVertex?.(drag.vertex);
    else if (to !== undefined && to !== drag.vertex) props.onConnect?.(drag.vertex, to);
  };
  const pointAtEdge = (edge: number | undefined): void => {
    setHovered(edge);
    props.onPointEdge?.(edge);
  };

  return (
    <svg
      ref={svg}
      className={compact ? 'reach-graph-canvas compact' : 'reach-graph-canvas'}
      viewBox={`0 0 ${size.x + MARGIN} ${size.y + MARGIN}`}
      style={compact ? undefined : { maxWidth: 1.25 * (size.x + MARGIN) }}
      role={onVertex || onEdge ? 'group' : 'img'}
      aria-label={props.label}
      onPointerMove={draggable ? onPointerMove : undefined}
      onPointerUp={draggable ? onPointerUp : undefined}
      onPointerLeave={draggable ? () => setDrag(undefined) : undefined}
    >
      {edges.map(([from, to], e) => {
        const ends = moved?.has(from) || moved?.has(to) ? [] : layout.bends[e].map(turned);
        const points = [
          whereIs(from),
          ...ends,
          towards(whereIs(to), ends.at(-1) ?? whereIs(from), RADIUS * (to === goal ? 1.3 : 1.1)),
        ];
        const state = edgeState?.(e) ?? 'plain';
        const choose = onEdge && (() => onEdge(e));
        const at = middleOf(points);
        const words = `edge ${e + 1}, ${from} to ${to}${state === 'cut' ? ', cut' : state === 'way' ? ', marked' : ''}`;
        return (
          <g
            key={`${from} ${to}`}
            className="reach-graph-edge"
            data-state={state}
            data-pointed={pointedEdge === e}
            role={choose && 'button'}
            tabIndex={choose && 0}
            aria-label={choose && words}
            onClick={choose}
            onKeyDown={onKeys(choose)}
            onPointerEnter={() => pointAtEdge(e)}
            onPointerLeave={() => pointAtEdge(undefined)}
            onFocus={() => pointAtEdge(e)}
            onBlur={() => pointAtEdge(undefined)}
          >
            {!compact && <title>{words}</title>}
            <path className="reach-graph-hit" d={edgePath(points)} />
            <path className="reach-graph-line" d={edgePath(points)} />
            <path className="reach-graph-head" d={arrow(points)} />
            {state === 'cut' && (
              <path className="reach-graph-cross" d={`M${at.x - 6},${at.y - 6}l12,12m0,-12l-12,12`} />
            )}
          </g>
        );
      })}
      {drag?.far && props.onConnect && (
        <path className="reach-graph-new" d={edgePath([whereIs(drag.vertex), drag.at])} />
      )}
      {vertices.map((v) => {
        const mark = marks?.(v);
        const kind = v === start ? 'start' : v === goal ? 'goal' : 'vertex';
        const { x, y } = whereIs(v);
        const words = `vertex ${v}${kind === 'vertex' ? '' : `, the ${kind}`}${mark?.words === undefined ? '' : `, ${mark.words}`}`;
        return (
          <g
            key={v}
            className="reach-graph-vertex"
            transform={`translate(${x},${y})`}
            data-vertex={v}
            data-tone={mark?.tone}
            data-pointed={props.pointedVertex === v}
            data-drag={draggable}
            role={onVertex && 'button'}
            tabIndex={onVertex && 0}
            aria-label={onVertex && words}
            onKeyDown={onKeys(onVertex && (() => onVertex(v)))}
            onClick={draggable ? undefined : () => onVertex?.(v)}
            onPointerDown={draggable ? (event) => setDrag({ vertex: v, at: pointOf(event), far: false }) : undefined}
            onPointerEnter={() => props.onPointVertex?.(v)}
            onPointerLeave={() => props.onPointVertex?.(undefined)}
            onFocus={() => props.onPointVertex?.(v)}
            onBlur={() => props.onPointVertex?.(undefined)}
          >
            {!compact && <title>{words}</title>}
            {mark?.ring && <Shape kind={kind} radius={RADIUS + 5} className="reach-graph-ring" />}
            <Shape kind={kind} radius={RADIUS} className="reach-graph-body" />
            {mark?.share !== undefined && mark.share > 0 && (
              <g opacity={0.12 + 0.38 * Math.min(1, mark.share)}>
                <Shape kind={kind} radius={RADIUS} className="reach-graph-fill" />
              </g>
            )}
            <text className="reach-graph-number">{v}</text>
            {!compact && mark?.label !== undefined && (
              <text className="reach-graph-label" y={-RADIUS - (kind === 'goal' ? 11 : 8)}>
                {mark.label}
              </text>
            )}
            {!compact && kind !== 'vertex' && (
              <text
                className="reach-graph-word"
                data-beside={down}
                {...(down ? { x: RADIUS + (kind === 'goal' ? 8 : 4) } : { y: RADIUS + (kind === 'goal' ? 18 : 14) })}
              >
                {kind}
              </text>
            )}
          </g>
        );
      })}
      {!compact && pointedEdge !== undefined && pointedEdge < edges.length && (
        <text
          className="reach-graph-order"
          {...middleOf([
            whereIs(edges[pointedEdge][0]),
            ...layout.bends[pointedEdge].map(turned),
            whereIs(edges[pointedEdge][1]),
          ])}
          dy={-8}
        >
          {pointedEdge + 1}
        </text>
      )}
    </svg>
  );
}
