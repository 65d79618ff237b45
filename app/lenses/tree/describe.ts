/** Nodes of a tree in words and numbers. Pure. */
import type { TreeNodes } from '../../../workers/core/frames.ts';
import { formatCount, formatNumber, formatPercent } from '../format.ts';
import type { Path } from './paths.ts';

/** Names the last move of a path; `briefly`, where there is little room. */
export type NameOf = (path: Path, briefly?: boolean) => string;

export const placeName = (path: Path, nameOf: NameOf): string =>
  path.length === 0 ? 'the root' : listed(path.map((_, i) => nameOf(path.slice(0, i + 1))));

/** Names with blanks in them need commas between. */
export const listed = (names: readonly string[]): string =>
  names.join(names.some((name) => name.includes(' ')) ? ', ' : ' ');

/** Values lie between 0 and 1: what is next to nothing needs no digits to tell. */
export function valueText(value: number): string {
  if (Number.isNaN(value)) return '–';
  return value > 0 && value < 0.0005 ? '0.00' : formatNumber(value, 3);
}

export const priorText = (prior: number): string => (prior > 0 && prior < 0.0005 ? '< 0.1 %' : formatPercent(prior));

/** A proven value, for the player who made the move. */
export function provenText(value: number, players: 1 | 2): string {
  if (Number.isNaN(value)) return '–';
  if (players === 1) return valueText(value);
  return value === 1 ? 'won' : value === 0 ? 'lost' : value === 0.5 ? 'draw' : valueText(value);
}

export const shareText = (visits: number, of: number): string => (of > 0 ? formatPercent(visits / of) : '–');

export const visitsText = (visits: number): string => `${formatCount(visits)} ${visits === 1 ? 'visit' : 'visits'}`;

/** What is known of one node; the value is for the player who moved there. */
export function nodeWords(nodes: TreeNodes, place: number, path: Path, nameOf: NameOf, players: 1 | 2): string {
  const name =
    path.length === 0
      ? 'The root'
      : `Move ${nameOf(path)}${path.length > 1 ? ` after ${placeName(path.slice(0, -1), nameOf)}` : ''}`;
  const whose = players === 2 && path.length > 0 ? ' for who makes it' : '';
  const mean = path.length > 0 || players === 1 ? `, mean value ${valueText(nodes.mean[place])}${whose}` : '';
  const proven = Number.isNaN(nodes.proven[place]) ? '' : `, proven ${provenText(nodes.proven[place], players)}`;
  return `${name}: ${visitsText(nodes.visits[place])}${mean}${proven}`;
}
