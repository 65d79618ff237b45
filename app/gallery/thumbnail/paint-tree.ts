/** The most visited nodes of a tree as they came: wide where visits went, coloured by what they were worth. */
import { ONE_DIGIT, readDigit, readTwoDigits, type TreeMiniature } from '../../../workers/core/miniature.ts';
import { viridis } from '../../lenses/elite-map/viridis.ts';
import type { Paint } from './paint.ts';

const MARGIN = 9;
/** Characters of a node. */
const LONG = 5;

export function treePainter({ nodes }: TreeMiniature): Paint {
  const all = Array.from({ length: nodes.length / LONG }, (_, i) => ({
    parent: readTwoDigits(nodes, i * LONG),
    born: readDigit(nodes, i * LONG + 2),
    share: readDigit(nodes, i * LONG + 3) / ONE_DIGIT,
    mean: readDigit(nodes, i * LONG + 4) / ONE_DIGIT,
    depth: 0,
    children: [] as number[],
    x: 0,
  }));
  for (const [i, node] of all.entries()) {
    if (i === 0) continue;
    node.depth = all[node.parent].depth + 1;
    all[node.parent].children.push(i);
  }
  const deepest = Math.max(1, ...all.map(({ depth }) => depth));
  // Leaves side by side, everything else in the middle above what it has.
  let leaves = 0;
  const place = (i: number): number => {
    const { children } = all[i];
    if (children.length === 0) all[i].x = leaves++;
    else {
      const places = children.map(place);
      all[i].x = (places[0] + places[places.length - 1]) / 2;
    }
    return all[i].x;
  };
  place(0);
  return (context, { width, height, step }) => {
    const at = ({ x, depth }: { x: number; depth: number }) =>
      [
        MARGIN + (leaves > 1 ? x / (leaves - 1) : 0.5) * (width - 2 * MARGIN),
        MARGIN + (depth / deepest) * (height - 2 * MARGIN),
      ] as const;
    for (let i = all.length - 1; i >= 0; i--) {
      const node = all[i];
      if (node.born > step) continue;
      const [x, y] = at(node);
      // The palest colours are hard to see on white.
      const colour = `rgb(${viridis(Math.round(20 + node.mean * 190)).join(',')})`;
      context.strokeStyle = context.fillStyle = colour;
      if (i > 0) {
        const [px, py] = at(all[node.parent]);
        context.lineWidth = 1 + 6 * Math.sqrt(node.share);
        context.beginPath();
        context.moveTo(px, py);
        context.bezierCurveTo(px, (py + y) / 2, x, (py + y) / 2, x, y);
        context.stroke();
      }
      context.beginPath();
      context.arc(x, y, 1.5 + 4 * Math.sqrt(node.share), 0, 7);
      context.fill();
    }
  };
}
