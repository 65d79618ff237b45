/** What `latency.spec.ts` opens: the panel that measures latency, by itself, and what stands behind it. */
import { createRoot } from 'react-dom/client';
import '../app/theme.css';
import '../app/shell/shell.css';
import '../app/ui/ui.css';
import '../app/labs/lab.css';
import { FrontTimes } from '../app/labs/nas/FrontTimes.tsx';
import { LatencyPanel } from '../app/labs/nas/LatencyPanel.tsx';
import { stopwatch } from '../app/latency/live.ts';

/** A model of another device, as a link would bring it. */
const model = window.location.hash.slice(1);
const used: string[] = [];
Object.assign(globalThis, { stopwatch, used });

createRoot(document.body.appendChild(document.createElement('div'))).render(
  <main className="lab">
    <div className="panel">
      <LatencyPanel
        modelInUse={model}
        remeasure={model !== ''}
        deviceInUse="a telephone"
        onUse={({ predictor }) => used.push(predictor.model)}
      />
      <FrontTimes model={model} ids={[0]} />
    </div>
  </main>,
);
