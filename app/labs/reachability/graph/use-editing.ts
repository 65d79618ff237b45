import { useState } from 'react';
import { refusal, type Question } from '../../../../workers/problems/graph-path/question.ts';
import type { Bench } from '../use-bench.ts';
import { usedVertices, type Point } from './layout.ts';

/** Vertices that stand elsewhere, for one graph drawn by hand. */
type Moved = ReadonlyMap<number, Point>;

/** The graph under the hand: every change is refused with a sentence or opened, and can be undone. */
export interface Editing {
  /** Vertices added that no edge uses yet. */
  readonly loose: readonly number[];
  readonly moved: Moved;
  /** Why the last change was refused. */
  readonly sentence: string | undefined;
  readonly canUndo: boolean;
  /** Whether it was taken. */
  change(next: Question): boolean;
  say(sentence: string | undefined): void;
  addVertex(): void;
  addEdge(from: number, to: number): void;
  removeEdge(edge: number): void;
  removeVertex(vertex: number): void;
  move(vertex: number, to: Point): void;
  /** All back where the layout has them. */
  tidy(): void;
  undo(): void;
}

export function useEditing({ question, open }: Bench): Editing {
  const [past, setPast] = useState<readonly Question[]>([]);
  const [added, setAdded] = useState<readonly number[]>([]);
  const [moved, setMoved] = useState<Moved>(new Map());
  const [sentence, say] = useState<string>();
  const used = usedVertices(question);
  const loose = added.filter((v) => v <= question.size && !used.includes(v));
  const before = past.filter(({ size }) => size === question.size);

  const change = (next: Question): boolean => {
    const why = refusal(next);
    say(why);
    if (why !== undefined) return false;
    setPast([...before, question]);
    open(next);
    return true;
  };

  return {
    loose,
    moved,
    sentence,
    canUndo: before.length > 0,
    change,
    say,
    addVertex() {
      const free = Array.from({ length: question.size }, (_, i) => i + 1).find(
        (v) => !used.includes(v) && !loose.includes(v),
      );
      say(
        free === undefined
          ? `at most ${question.size} vertices were expected, but all are there; remove one first`
          : undefined,
      );
      if (free !== undefined) setAdded([...loose, free]);
    },
    addEdge: (from, to) => void change({ ...question, edges: [...question.edges, [from, to]] }),
    removeEdge: (edge) => void change({ ...question, edges: question.edges.toSpliced(edge, 1) }),
    removeVertex(vertex) {
      if (loose.includes(vertex)) setAdded(loose.filter((v) => v !== vertex));
      else if (vertex === question.start || vertex === question.goal)
        say(`a vertex other than start and goal was expected, but ${vertex} is one of them; move it elsewhere first`);
      else change({ ...question, edges: question.edges.filter((edge) => !edge.includes(vertex)) });
    },
    move: (vertex, to) => setMoved(new Map(moved).set(vertex, to)),
    tidy: () => setMoved(new Map()),
    undo() {
      const last = before.at(-1);
      if (last === undefined) return;
      setPast(before.slice(0, -1));
      say(undefined);
      open(last);
    },
  };
}
