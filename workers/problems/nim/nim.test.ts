import { expect, it } from 'vitest';
import { minimax } from '../../core/minimax.ts';
import type { NimBoard } from './board.ts';
import { nim } from './nim.ts';

const game = (heaps: string, most: number) => {
  const { space } = nim.create({ heaps, most, moves: '' }, undefined as never);
  if (space.kind !== 'game') throw new Error('no game');
  return space;
};
const values = (heaps: string, most: number, path: number[] = []) => [
  ...(game(heaps, most).oracle?.().values(path, 0) ?? []),
];

it('takes n mod 4 where up to three may be taken', () => {
  for (let n = 1; n <= 31; n++) {
    const wins = [1, 2, 3].filter((take) => take <= n).map((take) => (take === n % 4 ? 1 : 0));
    expect(values(String(n), 3), String(n)).toEqual(wins);
  }
  expect(values('15', 3)).toEqual([0, 0, 1]);
});

it('agrees with minimax, after any first move', () => {
  for (const [heaps, most] of [
    ['3,4,5', 31],
    ['5,5', 5],
    ['6,3,0', 2],
    ['2,3,4,1', 3],
    ['9', 9],
  ] as const) {
    const { board, moves, oracle } = game(heaps, most);
    const made = () => board() as NimBoard;
    const searched = minimax(made, { moves, players: 2 });
    const legal = new Uint16Array(moves);
    const count = board().moves(legal);
    expect(oracle?.().values([], 0)).toEqual(searched.values([], 1e6));
    for (let i = 0; i < count; i++) {
      expect(oracle?.().values([legal[i]], 0), `${heaps} ${legal[i]}`).toEqual(searched.values([legal[i]], 1e6));
    }
  }
});

it('knows Bouton’s example: 3, 4, 5 is won by taking two from the first heap', () => {
  const { moves } = game('3,4,5', 31).describe?.([]) ?? { moves: [] };
  expect(moves.filter((_, i) => values('3,4,5', 31)[i] === 1).map(({ name }) => name)).toEqual(['take 2 from heap 1']);
});

it('draws what is left', () => {
  const after = game('3,2', 3).describe?.([1, 3]);
  // Two taken from the heap of three, one from the heap of two.
  expect([...(after?.cells ?? [])]).toEqual([1, 0, 0, 1, 0, 0]);
  expect(after).toMatchObject({ rows: 2, columns: 3, turn: 0, highlight: [4], note: 'Left: 1, 1.' });
  expect(after?.moves).toEqual([
    { move: 0, name: 'take 1 from heap 1', cell: 0 },
    { move: 3, name: 'take 1 from heap 2', cell: 3 },
  ]);
});

it('refuses heaps it cannot play with', () => {
  expect(() => game('0,0', 3)).toThrow('one object at least');
  expect(() => game('5,32', 3)).toThrow('at most 31 objects');
});
