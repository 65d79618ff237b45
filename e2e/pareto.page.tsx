/**
 * What `pareto.spec.ts` and `bench/pareto.ts` look at: the plot of a front with made-up networks on a page of its own.
 * `?rows=100000&cloud=110592&m=3&theme=dark`
 */
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { SpreadOf } from '../app/lenses/pareto/bars.ts';
import { StillScatter } from '../app/lenses/pareto/ParetoPlot.tsx';
import type { Rows } from '../app/lenses/pareto/places.ts';
import { paretoFronts } from '../workers/core/pareto.ts';
import { Rng } from '../workers/core/rng.ts';
import type { FrontTruth, Objective } from '../workers/core/types.ts';
import '../app/theme.css';
import '../app/ui/ui.css';

const query = new URLSearchParams(location.search);
const ROWS = Number(query.get('rows') ?? 200);
const M = Number(query.get('m') ?? 2);
document.documentElement.dataset.theme = query.get('theme') ?? 'light';

const ALL: readonly Objective[] = [
  { name: 'error', unit: '%', floor: -100, ceiling: 0, minimised: true },
  { name: 'MACs', unit: '', floor: -400_000, ceiling: 0, minimised: true },
  { name: 'robustness', unit: 'dB', floor: 0, ceiling: 40 },
];

const OBJECTIVES = ALL.slice(0, M);

const least = (macs: number): number => 4 + 500_000 / (macs + 10_000);

/** [count × M] Larger networks err less, each by chance more than they must. */
function makePoints(count: number, stream: number): Float64Array {
  const rng = new Rng().start(7, stream, 0);
  const points = new Float64Array(count * M);
  for (let row = 0; row < count; row++) {
    const macs = Math.round(20_000 * (1 + 18 * rng.uniform()));
    const error = Math.min(99, least(macs) * (1.02 + 0.5 * Math.abs(rng.normal())));
    points.set([-error, -macs, 20 + 5 * rng.normal()].slice(0, M), row * M);
  }
  return points;
}

function makeRows(): Rows {
  const points = makePoints(ROWS, 1);
  const front = Uint32Array.from(paretoFronts(points, ROWS, M)[0] ?? []).sort((a, b) => points[b * M] - points[a * M]);
  return { points, front };
}

const ROWS_SHOWN = makeRows();

/** Of all that there is, and the rows are some. */
const CLOUD = query.has('cloud') ? { points: makePoints(Number(query.get('cloud')), 2), words: 'all' } : undefined;

const TRUTH: FrontTruth | undefined =
  M > 2
    ? undefined
    : {
        reference: Float64Array.of(-60, -400_000),
        front: Float64Array.from({ length: 2 * 60 }, (_, i) => {
          const macs = 20_000 + ((i >> 1) * 360_000) / 59;
          return i % 2 === 0 ? -least(macs) : -macs;
        }),
      };

const spreadOf: SpreadOf = (row, k) => {
  const value = ROWS_SHOWN.points[row * M + k];
  return k === 0 ? { ends: [value - 1, value + 0.5], median: value - 0.2 } : null;
};

function Page() {
  const [selection, setSelection] = useState<Uint8Array | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const [pinned, setPinned] = useState<number | null>(null);
  useEffect(() => {
    Object.assign(globalThis, { select: setSelection, selection, pointed, pinned, rows: ROWS_SHOWN });
  }, [selection, pointed, pinned]);
  return (
    <main style={{ padding: 12, background: 'var(--surface)' }}>
      <StillScatter
        rows={ROWS_SHOWN}
        noun="networks"
        objectives={OBJECTIVES}
        truth={TRUTH}
        selection={selection}
        onSelection={setSelection}
        pointed={pointed}
        onPoint={setPointed}
        pinned={pinned}
        onPin={setPinned}
        cloud={CLOUD}
        spreadOf={query.has('spread') ? spreadOf : undefined}
        nameOf={(row) => `network ${row + 1}`}
      />
    </main>
  );
}

const root = document.createElement('div');
document.body.append(root);
document.body.style.margin = '0';
document.body.style.fontFamily = 'var(--font)';
createRoot(root).render(<Page />);
