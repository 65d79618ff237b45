/**
 * In a browser, on its CPU: one prediction with all states, the reach of one graph, one explanation measured, and one read again at
 * other thresholds.
 *   npm run -s bench:looking -- [network] [graphs]
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ownPage } from '../e2e/own-page.ts';
import { launch, openPage, printTable, quantile } from './stage.ts';

interface Timers {
  timeLooking(id: string, weights: number[], graphs: number): Promise<{ look: number[]; reach: number[] }>;
  timeExplaining(id: string, weights: number[], times: number): Promise<{ measured: number; read: number[] }>;
}

const [id = 'e12', graphs = '60'] = process.argv.slice(2);
const weights = Array.from(readFileSync(path.join(import.meta.dirname, `../public/models/graph-path/${id}.bin`)));

const serve = await ownPage('looking.page.ts');
const browser = await launch();
const page = await openPage(browser);
await page.goto(await serve(page));
await page.waitForFunction(() => 'timeLooking' in globalThis);
const { look, reach } = await page.evaluate(
  ([name, bytes, count]) => (globalThis as unknown as Timers).timeLooking(name, bytes, count),
  [id, weights, Number(graphs)] as [string, number[], number],
);
const { measured, read } = await page.evaluate(
  ([name, bytes]) => (globalThis as unknown as Timers).timeExplaining(name, bytes, 40),
  [id, weights] as [string, number[]],
);
await browser.close();
const row = (name: string, values: readonly number[]) => [
  name,
  String(values.length),
  ...[0.25, 0.5, 0.75, 0.95].map((share) => quantile(values, share).toFixed(1)),
];
printTable(
  [`${id}, milliseconds`, 'times', 'lower quartile', 'median', 'upper quartile', '95 %'],
  [
    row('a prediction with all states', look),
    row('the reach of a graph', reach),
    row('an explanation, from its measurement', read),
    row('the measurement', [measured]),
  ],
);
