/**
 * Sokoban levels as text, in the usual letters: `#` wall, blank, `-` or `_` floor, `.` goal, `$` box, `*` box on a goal, `@` player,
 * `+` player on a goal. Rows end with `|`, or with the line. Pure; throws a `Refused` that says what is wrong.
 */
import { Refused } from '../../core/result.ts';

/** Longest side, so that moves (four to a cell) and positions stay small. */
const MOST_SIDE = 20;

export interface Level {
  readonly rows: number;
  readonly columns: number;
  /** [rows × columns] from the top left; what lies outside the walls counts as wall. */
  readonly wall: Uint8Array;
  readonly goal: Uint8Array;
  /** Where the boxes stand at first. */
  readonly box: Uint8Array;
  readonly player: number;
  /** 1 where a box may be pushed to and still come to some goal, were it alone. */
  readonly alive: Uint8Array;
}

const bad = (what: string) => new Refused('bad-level', `p.own: expected ${what}`, 'change the level');

export function readLevel(text: string): Level {
  const lines = text.split(/[|\n]/).map((line) => line.trimEnd());
  while (lines.length > 0 && lines[0] === '') lines.shift();
  while (lines.length > 0 && lines[lines.length - 1] === '') lines.pop();
  const rows = lines.length;
  const columns = Math.max(0, ...lines.map((line) => line.length));
  if (rows === 0) throw bad('a level, such as "#####|#@$.#|#####", got none');
  if (rows > MOST_SIDE || columns > MOST_SIDE)
    throw bad(`at most ${MOST_SIDE} rows and columns, got ${rows} × ${columns}`);
  const wall = new Uint8Array(rows * columns);
  const goal = new Uint8Array(rows * columns);
  const box = new Uint8Array(rows * columns);
  const players: number[] = [];
  lines.forEach((line, y) => {
    [...line].forEach((letter, x) => {
      const cell = y * columns + x;
      if (letter === '#') wall[cell] = 1;
      else if (!' -_.$*@+'.includes(letter))
        throw bad(`letters of "# .$*@+-_", got "${letter}" in row ${y + 1}, column ${x + 1}`);
      if ('.*+'.includes(letter)) goal[cell] = 1;
      if ('$*'.includes(letter)) box[cell] = 1;
      if ('@+'.includes(letter)) players.push(cell);
    });
  });
  if (players.length !== 1) throw bad(`one player, @ or +, got ${players.length}`);
  const boxes = count(box);
  if (boxes === 0 || boxes !== count(goal))
    throw bad(`as many boxes as goals, one at least, got ${boxes} and ${count(goal)}`);
  const [player] = players;
  const inside = enclosed(wall, rows, columns, player);
  for (let cell = 0; cell < wall.length; cell++) {
    if (inside[cell] === 1) continue;
    if (box[cell] === 1 || goal[cell] === 1) {
      const place = `row ${Math.floor(cell / columns) + 1}, column ${(cell % columns) + 1}`;
      throw bad(`boxes and goals inside the player's walls, got one outside in ${place}`);
    }
    wall[cell] = 1;
  }
  if (box.every((here, cell) => here === goal[cell])) throw bad('a box that is not yet on a goal, got a solved level');
  return { rows, columns, wall, goal, box, player, alive: liveCells(wall, goal, columns) };
}

export const count = (cells: Uint8Array): number => cells.reduce((sum, one) => sum + one, 0);

/** Everything that the player could walk to if there were no boxes; refused where that goes over the edge. */
function enclosed(wall: Uint8Array, rows: number, columns: number, start: number): Uint8Array {
  const inside = new Uint8Array(wall.length);
  const stack = [start];
  inside[start] = 1;
  for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
    const x = cell % columns;
    const y = Math.floor(cell / columns);
    if (x === 0 || y === 0 || x === columns - 1 || y === rows - 1)
      throw bad(`walls all around the player, got a gap in row ${y + 1}, column ${x + 1}`);
    for (const next of [cell - columns, cell + 1, cell + columns, cell - 1]) {
      if (wall[next] === 1 || inside[next] === 1) continue;
      inside[next] = 1;
      stack.push(next);
    }
  }
  return inside;
}

/** By pulling a box away from each goal: what cannot be reached so, a box never comes back from (a corner, say). */
function liveCells(wall: Uint8Array, goal: Uint8Array, columns: number): Uint8Array {
  const alive = Uint8Array.from(goal);
  const stack = [...goal.keys()].filter((cell) => goal[cell] === 1);
  for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
    for (const step of [-columns, 1, columns, -1]) {
      const to = cell + step;
      // The one who pulls stands beyond.
      if (wall[to] === 1 || wall[to + step] === 1 || alive[to] === 1) continue;
      alive[to] = 1;
      stack.push(to);
    }
  }
  return alive;
}
