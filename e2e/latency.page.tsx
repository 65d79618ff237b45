/** What `latency.spec.ts` opens: the panel that measures latency, by itself, and what stands behind it. */
import { createRoot } from 'react-dom/client';
import '../app/theme.css';
import '../app/shell/shell.css';
import '../app/ui/ui.css';
import '../app/labs/lab.css';
import { LatencyPanel } from '../app/labs/nas/LatencyPanel.tsx';
import { stopwatch } from '../app/latency/live.ts';

const used: string[] = [];
Object.assign(globalThis, { stopwatch, used });

createRoot(document.body.appendChild(document.createElement('div'))).render(
  <main className="lab">
    <div className="panel">
      <LatencyPanel onUse={({ predictor }) => used.push(predictor.model)} />
    </div>
  </main>,
);
