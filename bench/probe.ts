/**
 * The linear probe as the lab trains it: area under the curve by state and distance, of a network and of one that has learned nothing, and
 * the CPU time it took.
 *   npm run -s bench:probe -- [model,…]
 */
import { readModelsFromFiles } from '../workers/cli/models.ts';
import { inference } from '../workers/host/inference.ts';
import { WAYS } from '../workers/problems/graph-path/probe.ts';
import { Looking } from '../workers/reachability/looking.ts';
import { Probing } from '../workers/reachability/probing.ts';
import { printTable } from './stage.ts';

readModelsFromFiles();
const [models = 'e8,e12'] = process.argv.slice(2);
for (const model of models.split(',')) {
  const probing = new Probing(new Looking(inference), inference);
  const begun = process.cpuUsage();
  for (;;) {
    const result = await probing.advance({ model });
    if (!result.ok) throw new Error(result.message);
    const { areas, learned, all } = result.value;
    if (areas === undefined) continue;
    const { user, system } = process.cpuUsage(begun);
    const seconds = ((user + system) / 1e6).toFixed(1);
    console.log(`${model}: ${learned} graphs learned from, ${all - learned} guessed, ${seconds} CPU-seconds`);
    WAYS.forEach((way, k) => {
      console.log(`\n${way}: trained (untrained)\n`);
      printTable(
        ['after layer', ...areas.trained[k][0].map((_, i) => `distance ${i + 1}`)],
        areas.trained[k].map((row, l) => [
          String(l),
          ...row.map((area, i) => `${area.toFixed(3)} (${areas.control[k][l][i].toFixed(3)})`),
        ]),
      );
    });
    break;
  }
}
