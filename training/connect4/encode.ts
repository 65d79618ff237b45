/**
 * Writes labelled positions as the network sees them, for train.py:
 *   npx tsx training/connect4/encode.ts OUT training/connect4/labels-*.txt
 *
 * Each record is 252 bytes of planes, 7 of how good each column is (2 wins, 1 draws, 0 loses, 9 cannot be played; all 8 where that is not
 * known), 1 of twice the value, 1 of what the record is: 0 to train, 1 to validate, 2 one of the hard positions. Where a labelled
 * position leads, the value is known too, so those are records as well. No record to train or validate is a
 * hard position or its mirror image, and no position is there twice; every 50th that was labelled, with where it leads, is to validate.
 */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { Connect4Board } from '../../workers/problems/connect4/board.ts';
import { HARD_POSITIONS } from '../../workers/problems/connect4/hard-positions.ts';
import { encode, INPUTS } from '../../workers/problems/connect4/network.ts';
import { positionOf } from '../../workers/problems/connect4/solver.ts';
import { COLUMNS, key, read, ROWS } from './positions.ts';

const VALIDATED = 50;
const [TRAIN, VALIDATE, HARD] = [0, 1, 2];
const CANNOT = 9;
const UNKNOWN = 8;

const [out, ...files] = process.argv.slice(2);
const file = openSync(out, 'w');
const planes = new Float32Array(INPUTS);
const legal = new Uint16Array(COLUMNS);
const counts = [0, 0, 0];

function write(path: readonly number[], moves: readonly number[], value: number, use: number): void {
  encode(positionOf(path), planes, 0);
  writeSync(file, Uint8Array.of(...planes, ...moves, value, use));
  counts[use]++;
}

/** Path, value of each legal move in twos, and of each column. */
function parse(line: string): { path: number[]; columns: number[]; board: Connect4Board } {
  const [text, digits] = line.split(' ');
  const path = read(text);
  const board = new Connect4Board(COLUMNS, ROWS, path);
  const columns = Array<number>(COLUMNS).fill(CANNOT);
  for (let i = 0, count = board.moves(legal); i < count; i++) columns[legal[i]] = Number(digits[i]);
  return { path, columns, board };
}

const worth = (columns: readonly number[]): number => Math.max(...columns.filter((value) => value !== CANNOT));
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

const met = new Set<string>();
for (const line of lines(HARD_POSITIONS)) {
  const { path, columns } = parse(line);
  met.add(key(path));
  write(path, columns, worth(columns), HARD);
}
// Those to validate first, so that none of them is met while training.
const labelled = files.flatMap((name) => lines(readFileSync(name, 'utf8')));
for (const use of [VALIDATE, TRAIN]) {
  // First the labelled ones, then where they lead: of a position that is both, more is known as the former.
  for (const leads of [false, true]) {
    labelled.forEach((line, i) => {
      if ((i % VALIDATED === 0) !== (use === VALIDATE)) return;
      const { path, columns, board } = parse(line);
      if (!leads) {
        if (met.has(key(path))) return;
        met.add(key(path));
        write(path, columns, worth(columns), use);
        return;
      }
      columns.forEach((value, column) => {
        if (value === CANNOT) return;
        const next = [...path, column];
        board.reset();
        board.play(column);
        if (board.over || met.has(key(next))) return;
        met.add(key(next));
        write(next, Array<number>(COLUMNS).fill(UNKNOWN), 2 - value, use);
      });
    });
  }
}
closeSync(file);
console.log(
  `${labelled.length} labelled; to train ${counts[TRAIN]}, to validate ${counts[VALIDATE]}, hard ${counts[HARD]}`,
);
