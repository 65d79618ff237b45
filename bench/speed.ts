/**
 * Evaluations per CPU-second of the whole loop in Chromium's worker, beside the same loop in Node. CPU time is that of
 * the one thread, read from the kernel's accounting (Linux only), so other work on the machine counts little.
 *   npm run -s bench:speed -- [repeats] [link …]
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { CHROMIUM_ARGS, findChromium } from '../e2e/find-chromium.ts';
import { printTable, quantile } from './stage.ts';

const DEFAULT = [
  'problem=arm&evals=4000000',
  'problem=arm&evals=4000000&s.batch=1024',
  'problem=arm&evals=4000000&s.batch=1024&s.cols=512&s.rows=512',
];
/** As long as the engine needs to compile the loop, but no more than a quarter of the run. */
const warmUpOf = (until: number) => Math.min(500_000, until / 4);
const TICKS_PER_SECOND = 100;

interface Standing {
  readonly at: number;
  readonly digest: string;
}

/** Fields of a /proc stat file after the name in parentheses: [0] is the state, [1] the parent, [11] and [12] the ticks. */
const statFields = (file: string) =>
  readFileSync(file, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');

/** The thread of the dedicated worker in some process below `root`. */
function findWorkerThread(root: number): string {
  const parentOf = (pid: number) => Number(statFields(`/proc/${pid}/stat`)[1]);
  const isBelow = (pid: number): boolean => pid === root || (pid > 1 && isBelow(parentOf(pid)));
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (!isBelow(Number(pid))) continue;
      for (const thread of readdirSync(`/proc/${pid}/task`)) {
        const folder = `/proc/${pid}/task/${thread}`;
        if (readFileSync(`${folder}/comm`, 'utf8').startsWith('DedicatedWorker')) return folder;
      }
    } catch {
      // A process that ended meanwhile.
    }
  }
  throw new Error('no thread of a dedicated worker was found');
}

function threadSeconds(folder: string): number {
  const fields = statFields(`${folder}/stat`);
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** The worker with all that it imports, as one script. */
async function bundleWorker(): Promise<string> {
  const entry = new URL('./loop.worker.ts', import.meta.url).pathname;
  const output = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, target: 'es2023', lib: { entry, formats: ['iife'], name: 'loop', fileName: 'loop' } },
  });
  const [bundle] = Array.isArray(output) ? output : [output];
  if (!('output' in bundle)) throw new Error('nothing was built');
  return bundle.output[0].code;
}

interface Timed extends Standing {
  /** Million evaluations per CPU-second. */
  readonly rate: number;
}

/** A fresh process each time, as a fresh page has a fresh worker. */
function inNode(link: string, until: number): Timed {
  const program = new URL('./loop-node.ts', import.meta.url).pathname;
  const args = ['--import', 'tsx', program, link, String(until), String(warmUpOf(until))];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Timed;
}

async function inBrowser(page: Page, root: number, code: string, link: string, until: number): Promise<Timed> {
  await page.goto('about:blank');
  const advance = (target: number) =>
    page.evaluate(
      (n) =>
        new Promise<Standing>((resolve) => {
          const { worker } = globalThis as unknown as { worker: Worker };
          worker.addEventListener('message', (event) => resolve(event.data as Standing), { once: true });
          worker.postMessage(n);
        }),
      target,
    );
  await page.evaluate(
    ([source, text]) => {
      const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
      worker.postMessage(text);
      Object.assign(globalThis, { worker });
    },
    [code, link],
  );
  const { at } = await advance(warmUpOf(until));
  const thread = findWorkerThread(root);
  const before = threadSeconds(thread);
  const end = await advance(until);
  return { ...end, rate: (end.at - at) / (threadSeconds(thread) - before) / 1e6 };
}

const [repeats = '5', ...links] = process.argv.slice(2);
const code = await bundleWorker();
const server = await chromium.launchServer({ executablePath: findChromium(), args: CHROMIUM_ARGS });
const browser = await chromium.connect(server.wsEndpoint());
const page = await browser.newPage();
const root = server.process().pid ?? 0;
const rows: (string | number)[][] = [];
for (const link of links.length > 0 ? links : DEFAULT) {
  const until = Number(/evals=(\d+)/.exec(link)?.[1] ?? 150_000);
  const node: Timed[] = [];
  const web: Timed[] = [];
  // In turn, so that both meet the same noise.
  for (let i = 0; i < Number(repeats); i++) {
    node.push(inNode(link, until));
    web.push(await inBrowser(page, root, code, link, until));
  }
  const same = web.every(({ digest }) => digest === node[0].digest);
  const rates = [web, node].flatMap((runs) =>
    [1, 0.5].map((q) =>
      quantile(
        runs.map(({ rate }) => rate),
        q,
      ),
    ),
  );
  rows.push([`\`${link}\``, ...rates.map((rate) => rate.toFixed(2)), same ? 'yes' : 'NO']);
}
await browser.close();
await server.close();
console.log(
  `million evaluations per CPU-second, ${repeats} runs each; Node ${process.versions.node}, Chromium ${browser.version()}`,
);
printTable(['run', 'Chromium best', 'median', 'Node best', 'median', 'same digest'], rows);
