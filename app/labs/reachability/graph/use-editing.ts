import { useState } from 'react';
import { refusal, type Question } from '../../../../workers/problems/graph-path/question.ts';
import { graphText } from '../graph-text.ts';
import type { Bench } from '../use-bench.ts';
import { usedVertices, type Point } from './layout.ts';

/** What the hand did to the drawing of one graph and of those it was changed to; another graph begins without. */
export interface Drawing {
  /** Vertices added, whether an edge uses them by now or not. */
  readonly added: readonly number[];
  /** Vertices that stand elsewhere. */
  readonly moved: ReadonlyMap<number, Point>;
}

const UNTOUCHED: Drawing = { added: [], moved: new Map() };

/** A graph as it was, to come back to. */
interface Before extends Drawing {
  readonly question: Question;
}

/** The graph under the hand: every change is refused with a sentence or opened, and can be undone. */
export interface Editing {
  /** Vertices added that no edge uses yet. */
  readonly loose: readonly number[];
  readonly moved: Drawing['moved'];
  /** Why the last change was refused. */
  readonly sentence: string | undefined;
  readonly canUndo: boolean;
  /** What is drawn stays where it is. */
  change(next: Question): void;
  /** By another graph. */
  replace(next: Question): void;
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
  const [past, setPast] = useState<readonly Before[]>([]);
  const [touched, setTouched] = useState<Drawing & { readonly of: string }>({ ...UNTOUCHED, of: '' });
  const [sentence, say] = useState<string>();
  const used = usedVertices(question);
  const of = graphText(question);
  const drawing: Drawing = touched.of === of ? touched : UNTOUCHED;
  const { moved } = drawing;
  const loose = drawing.added.filter((v) => v <= question.size && !used.includes(v));
  const before = past.filter((one) => one.question.size === question.size);
  const draw = (next: Partial<Drawing>): void => setTouched({ ...drawing, ...next, of });

  const take = (next: Question, drawn: Drawing): void => {
    const why = refusal(next);
    say(why);
    if (why !== undefined) return;
    setPast([...before, { ...drawing, question }]);
    setTouched({ ...drawn, of: graphText(next) });
    open(next);
  };
  const change = (next: Question): void => take(next, drawing);

  return {
    loose,
    moved,
    sentence,
    canUndo: before.length > 0,
    change,
    replace: (next) => take(next, UNTOUCHED),
    addVertex() {
      const free = Array.from({ length: question.size }, (_, i) => i + 1).find(
        (v) => !used.includes(v) && !loose.includes(v),
      );
      say(
        free === undefined
          ? `at most ${question.size} vertices were expected, but all are there; remove one first`
          : undefined,
      );
      if (free !== undefined) draw({ added: [...loose, free] });
    },
    addEdge: (from, to) => void change({ ...question, edges: [...question.edges, [from, to]] }),
    removeEdge: (edge) => void change({ ...question, edges: question.edges.toSpliced(edge, 1) }),
    removeVertex(vertex) {
      if (loose.includes(vertex)) draw({ added: loose.filter((v) => v !== vertex) });
      else if (vertex === question.start || vertex === question.goal)
        say(`a vertex other than start and goal was expected, but ${vertex} is one of them; move it elsewhere first`);
      else change({ ...question, edges: question.edges.filter((edge) => !edge.includes(vertex)) });
    },
    move: (vertex, to) => draw({ moved: new Map(moved).set(vertex, to) }),
    tidy: () => draw({ moved: new Map() }),
    undo() {
      const last = before.at(-1);
      if (last === undefined) return;
      setPast(before.slice(0, -1));
      say(undefined);
      setTouched({ added: last.added, moved: last.moved, of: graphText(last.question) });
      open(last.question);
    },
  };
}
