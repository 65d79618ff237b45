/**
 * Latency of sub-networks on the CPU in Node, by the page's protocol but in CPU time, so that others on the machine disturb it
 * less: how far the device drifted, how well the rest is predicted, and a few networks. Arguments: batch size and networks.
 */
import { cpus } from 'node:os';
import { Meter } from '../workers/latency/meter.ts';
import { openPassing } from '../workers/onnx/session.ts';
import { printTable } from './stage.ts';

const batch = process.argv[2] === '256' ? 256 : 1;
const networks = Number(process.argv[3] ?? 60);

const meter = new Meter({
  clock: {
    now: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
  },
  open: openPassing,
  describe: async (backend) => ({
    text: `Node ${process.versions.node}, CPU time, ${cpus()[0].model}`,
    backend,
    threads: 1,
  }),
  today: () => new Date().toISOString(),
});

const begun = await meter.begin({ backend: 'wasm', batch, networks });
if (!begun.ok) throw new Error(begun.message);
for (;;) {
  const progress = await meter.advance(0);
  if (!progress.ok) throw new Error(progress.message);
  const { done, total, leftMs, driftPercent } = progress.value;
  process.stderr.write(
    `\r${done} of ${total}, ${Math.round(leftMs / 1000)} s of CPU time left, drift ${driftPercent.toFixed(1)} %  `,
  );
  if (done === total) break;
}
const report = meter.report();
if (!report.ok) throw new Error(report.message);
const { profile, rows, spreadPercent } = report.value;
const { predictor, samples, driftPercent, again, device } = profile;
console.log(`\n${device.text}, batch ${batch}, ${samples.length} networks`);
console.log(
  `drift ${driftPercent.toFixed(1)} %, ${again} measured again, ${samples.filter(({ steady }) => !steady).length} in doubt`,
);
console.log(`spread ${spreadPercent.toFixed(1)} % (interquartile, typical network)`);
console.log(
  `held out: Kendall's tau ${predictor.tau.toFixed(3)}, error ${predictor.errorPercent.toFixed(1)} %; tau of multiplications ${predictor.tauMacs.toFixed(3)}`,
);
console.log(`model ${predictor.model}`);
const order = [...samples.keys()].sort((a, b) => samples[a].medianMs - samples[b].medianMs);
printTable(
  ['network', 'multiplications', 'median, ms', 'interquartile, ms', 'predicted without it, ms'],
  [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const i = order[Math.round(share * (order.length - 1))];
    const { lowerMs, medianMs, upperMs } = samples[i];
    return [
      rows[i].label,
      rows[i].macs,
      medianMs.toFixed(3),
      (upperMs - lowerMs).toFixed(3),
      profile.heldOutMs[i].toFixed(3),
    ];
  }),
);
