/**
 * What `parallel.spec.ts` and `bench/parallel.ts` look at: parallel coordinates of made-up networks on a page of their
 * own. `?rows=100000&theme=dark`
 */
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ParallelCoordinates } from '../app/lenses/parallel/ParallelCoordinates.tsx';
import type { ParallelAxis } from '../app/lenses/parallel/scale.ts';
import { Rng } from '../workers/core/rng.ts';
import '../app/theme.css';
import '../app/ui/ui.css';

const query = new URLSearchParams(location.search);
const ROWS = Number(query.get('rows') ?? 200);
document.documentElement.dataset.theme = query.get('theme') ?? 'light';

/** Wider and deeper networks cost more and err less; some were never evaluated. */
function makeAxes(rows: number): ParallelAxis[] {
  const rng = new Rng().start(7, 1, 0);
  const fill = (value: (row: number) => number) => Float64Array.from({ length: rows }, (_, row) => value(row));
  const depth = fill(() => 2 + rng.below(5));
  const width = fill(() => 8 * (1 + rng.below(8)));
  const kind = Int32Array.from({ length: rows }, () => rng.below(4));
  const rate = fill(() => 10 ** (-4 + 3 * rng.uniform()));
  const macs = fill((row) => 1000 * depth[row] * width[row] * (0.8 + 0.4 * rng.uniform()));
  const latency = fill((row) => 0.2 + macs[row] / 80_000 + 0.1 * rng.normal() ** 2);
  const error = fill((row) => {
    if (rng.uniform() < 0.01) return NaN;
    return 5 + 60 / (1 + macs[row] / 50_000) + 2 * kind[row] + 2 * rng.normal();
  });
  return [
    { kind: 'number', name: 'depth', unit: 'layers', values: depth },
    { kind: 'number', name: 'width', unit: 'channels', values: width },
    {
      kind: 'category',
      name: 'operation',
      unit: '',
      codes: kind,
      options: ['conv 3', 'conv 5', 'separable convolution', 'pool'],
    },
    { kind: 'number', name: 'learning rate', unit: '', values: rate, log: true },
    { kind: 'number', name: 'MACs', unit: '', values: macs, better: 'low' },
    { kind: 'number', name: 'latency', unit: 'ms', values: latency, better: 'low' },
    { kind: 'number', name: 'validation error', unit: '%', values: error, better: 'low' },
    { kind: 'time', name: 'finished', unit: '', values: fill((row) => 1_700_000_000 + (86_400 * row) / rows) },
  ];
}

const AXES = makeAxes(ROWS);

function Page() {
  const [selection, setSelection] = useState<Uint8Array | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  useEffect(() => {
    Object.assign(globalThis, { select: setSelection, selection, pointed, axes: AXES });
  }, [selection, pointed]);
  return (
    <main style={{ padding: 12, background: 'var(--surface)' }}>
      <ParallelCoordinates
        axes={AXES}
        rows={ROWS}
        noun="networks"
        selection={selection}
        onSelection={setSelection}
        pointed={pointed}
        onPoint={setPointed}
      />
    </main>
  );
}

const root = document.createElement('div');
document.body.append(root);
document.body.style.margin = '0';
document.body.style.fontFamily = 'var(--font)';
createRoot(root).render(<Page />);
