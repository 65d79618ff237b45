import { expect, it } from 'vitest';
import { SokobanBoard } from './board.ts';
import { readLevel } from './level.ts';
import { LEVELS } from './levels.ts';
import { sokoban } from './sokoban.ts';

const game = (level: string, limit = 30, own = '') => {
  const { space } = sokoban.create({ level, own, limit, moves: '' }, undefined as never);
  if (space.kind !== 'game') throw new Error('no game');
  return space;
};

/** Skinner's Microban, level 1. */
const MICROBAN_1 = '####|# .#|#  ###|#*@  #|#  $ #|#  ###|####';

interface Place {
  at: number;
  boxes: number[];
}

/** The rules on the text itself, no box given up: the places one step away, and whether that pushes a box. */
function plainRules(text: string) {
  const lines = text.split('|');
  const width = Math.max(...lines.map((line) => line.length));
  const map = lines.map((line) => line.padEnd(width)).join('');
  const all = (letters: string): number[] =>
    [...map].flatMap((letter, cell) => (letters.includes(letter) ? [cell] : []));
  const goals = all('.*+');
  const steps = ({ at, boxes }: Place): (Place & { pushed: number })[] =>
    [1, width, -1, -width].flatMap((way) => {
      const to = at + way;
      const pushed = boxes.includes(to);
      if (map[to] === '#' || (pushed && (map[to + way] === '#' || boxes.includes(to + way)))) return [];
      const after = pushed ? boxes.map((box) => (box === to ? to + way : box)).sort((a, b) => a - b) : boxes;
      return [{ at: to, boxes: after, pushed: pushed ? 1 : 0 }];
    });
  return {
    start: { at: all('@+')[0], boxes: all('$*') },
    steps,
    solved: ({ boxes }: Place) => goals.every((goal) => boxes.includes(goal)),
    keyOf: ({ at, boxes }: Place) => boxes.reduce((key, box) => key * 128 + box, at),
  };
}

/** Breadth first, step by step: the fewest steps, the pushes of that solution, positions seen until it is come to. */
function fewestSteps(text: string): { steps: number; pushes: number; seen: number } | undefined {
  const { start, steps, solved, keyOf } = plainRules(text);
  const queue = [{ ...start, steps: 0, pushes: 0 }];
  const seen = new Set([keyOf(start)]);
  for (const place of queue) {
    if (solved(place)) return { steps: place.steps, pushes: place.pushes, seen: seen.size };
    for (const { at, boxes, pushed } of steps(place)) {
      const after = { at, boxes, steps: place.steps + 1, pushes: place.pushes + pushed };
      if (seen.has(keyOf(after))) continue;
      seen.add(keyOf(after));
      queue.push(after);
    }
  }
  return undefined;
}

/** All positions of single steps, in the order of their pushes. */
function fewestPushes(text: string): number | undefined {
  const { start, steps, solved, keyOf } = plainRules(text);
  const seen = new Set<number>();
  let layer: Place[] = [start];
  for (let pushes = 0; layer.length > 0; pushes++) {
    const next: Place[] = [];
    for (const place of layer) {
      if (seen.has(keyOf(place))) continue;
      seen.add(keyOf(place));
      if (solved(place)) return pushes;
      for (const after of steps(place)) (after.pushed === 1 ? next : layer).push(after);
    }
    layer = next;
  }
  return undefined;
}

const best = (level: string, limit = 30, own = ''): number =>
  Math.max(...(game(level, limit, own).oracle?.().values([], 1e6) ?? []));

it('agrees with what is published of Microban 1: 33 steps, 8 pushes, 579 positions', () => {
  expect(fewestSteps(MICROBAN_1)).toEqual({ steps: 33, pushes: 8, seen: 579 });
  expect(best('own', 30, MICROBAN_1)).toBe(1 - 8 / 60);
});

it('finds the fewest pushes of every level, as plain breadth-first search does', () => {
  const pushes: Record<string, number> = {
    doorway: 2,
    bend: 4,
    pocket: 5,
    pillars: 8,
    stairs: 9,
    'two-rooms': 12,
    corners: 8,
  };
  for (const { value, text } of LEVELS) {
    // Four boxes are too many for the plain one.
    if (value !== 'corners') expect(fewestPushes(text), value).toBe(pushes[value]);
    expect(best(value), value).toBe(1 - pushes[value] / 60);
  }
});

it('knows what an unsolved game can still give', () => {
  // Eight pushes are needed. By looking at every line of pushes:
  const level = readLevel(LEVELS[3].text);
  for (const limit of [1, 3, 5]) {
    const board = new SokobanBoard(level, limit);
    const visit = (path: number[]): number => {
      board.reset();
      for (const move of path) board.play(move);
      if (board.over) return board.reward;
      const legal = new Uint16Array(99);
      const moves = [...legal.subarray(0, board.moves(legal))];
      return Math.max(...moves.map((move) => visit([...path, move])));
    };
    const legal = new Uint16Array(99);
    const first = [...legal.subarray(0, board.moves(legal))];
    expect([...(game('pillars', limit).oracle?.().values([], 1e6) ?? [])]).toEqual(first.map((move) => visit([move])));
  }
  expect(game('pillars').oracle?.().values([], 20)).toBeNull();
});

it('offers no push that spoils the level, and every other', () => {
  // Left leads to where no box comes back from; up and down too.
  const start = game('own', 30, '#######|#     #|# $ . #|#  @  #|#######').describe?.([]);
  expect(start?.moves.map(({ name }) => name)).toEqual(['c3 right']);
  // Up would make a block of four boxes.
  const block = '########|#      #|# .$$. #|#  .$. #|#  $   #|#  @   #|########';
  const names = game('own', 30, block)
    .describe?.([])
    .moves.map(({ name }) => name);
  expect(names).toContain('d5 right');
  expect(names).not.toContain('d5 up');
});

it('pays for solutions by their pushes, else for boxes brought home', () => {
  const { board, describe } = game('doorway', 10);
  const level = board();
  const right = (cell: number) => cell * 4 + 1;
  level.play(right(16));
  expect(level.over).toBe(false);
  level.play(right(17));
  expect(level).toMatchObject({ over: true, reward: 1 - 2 / 20 });
  expect(describe?.([right(16), right(17)])).toMatchObject({
    over: true,
    line: ['c3 right', 'd3 right'],
    highlight: [18],
  });
  const short = game('doorway', 1).board();
  short.play(right(16));
  expect(short).toMatchObject({ over: true, reward: 0 });
});

it('says what is wrong with a level', () => {
  for (const [text, what] of [
    ['', 'got none'],
    ['####|#@$#|####', 'got 1 and 0'],
    ['#####|# $.#|#####', 'one player, @ or +, got 0'],
    ['#####|#@$. |#####', 'got a gap in row 2, column 5'],
    ['#####x|#@$.#|#####', 'got "x" in row 1, column 6'],
    ['####|#@*#|####', 'got a solved level'],
    ['#####  |#@$.#$.|#####', 'got one outside in row 2, column 6'],
    ['#####|#@ .#|#$  #|#####', 'got one without'],
    [`${'#'.repeat(21)}|#@$.#|#####`, 'got 3 × 21'],
  ]) {
    expect(() => game('own', 30, text), text).toThrow(what);
  }
  // As files have them: line ends, dashes for floor.
  expect([...readLevel('#####\n#@$.#\n#####\n').box]).toEqual([...readLevel('#####|#@$.#|#####').box]);
});
