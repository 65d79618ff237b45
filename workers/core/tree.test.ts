import { expect, it } from 'vitest';
import { addChildren, chosenChild, mostVisitedChild, newTree, WON } from './tree.ts';

it('goes to the child visited most, of equal ones the first, but to a proven win before all and a proven loss after all', () => {
  const tree = newTree(1);
  expect(mostVisitedChild(tree, 0)).toBe(-1);
  addChildren(tree, 0, Uint16Array.of(4, 5, 6, 7), 4);
  expect(mostVisitedChild(tree, 0)).toBe(-1);
  expect(chosenChild(tree)).toBe(-1);
  tree.visits.set([0, 9, 9, 1], 1);
  expect(mostVisitedChild(tree, 0)).toBe(2);
  tree.proven[2] = 1;
  expect(mostVisitedChild(tree, 0)).toBe(3);
  tree.proven[3] = tree.proven[4] = 1;
  expect(mostVisitedChild(tree, 0)).toBe(2);
  tree.proven[4] = WON;
  // A proven draw is no win.
  tree.proven[1] = WON - 1;
  expect(mostVisitedChild(tree, 0)).toBe(4);
  expect(chosenChild(tree)).toBe(4);
  tree.best = 3;
  expect(chosenChild(tree)).toBe(3);
});
