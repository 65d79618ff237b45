/**
 * Has programs run in a sandbox that a page keeps, reached by a port: `public/sandbox.html`, an origin of its own without
 * network, in which a worker runs them and is ended when a call takes too long. Calls are answered in their order.
 */
/* oxlint-disable import/default -- a file's text is put there when the page is built */
import detMath from '../core/det-math.ts?raw';
import rng from '../core/rng.ts?raw';
import { Unanswered } from '../core/result.ts';
import type { ProgramCall, Programs } from '../core/types.ts';
import answers from './answers.ts?raw';
import { bundle } from './bundle.ts';
import type { Question, Reply } from './inside.ts';
import inside from './inside.ts?raw';
import { CALL_LIMIT_MS, faultOf, LATE } from './limits.ts';
import { toScript } from './script.ts';
import surroundings from './surroundings.ts?raw';

const TEXTS = {
  'det-math.ts': detMath,
  'rng.ts': rng,
  'answers.ts': answers,
  'surroundings.ts': surroundings,
  'inside.ts': inside,
};
const BEFORE = 'const post = self.postMessage.bind(self); const listen = self.addEventListener.bind(self);';
const AFTER = 'listen("message", ({ data }) => post(reply(data))); post("ready");';

/** Of a MessagePort, what is needed here. */
export interface SandboxPort {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: Answer }) => void): void;
  start(): void;
}

interface Answer {
  readonly id: number;
  readonly reply?: Reply;
  /** It took longer than it may. */
  readonly late?: true;
  /** The worker there broke down. */
  readonly lost?: true;
  /** The sandbox itself did not load. */
  readonly absent?: true;
}

const ABSENT = 'expected the page that programs run in, but it could not be loaded';
const LOST = 'expected an answer of the program, but the worker that ran it broke down';

/** What it answers, or the reason why not, as an error. */
function judged({ reply, late, absent }: Answer): Float64Array {
  if (late)
    throw new Unanswered(
      0,
      LATE,
      'look for a loop that does not end, or make it faster; what was computed before is kept',
    );
  if (absent) throw new Unanswered(0, ABSENT, 'check the connection, then reload this page');
  if (reply === undefined) throw new Unanswered(0, LOST, 'try again, or use less memory there');
  if (typeof reply === 'object' && reply !== null && 'values' in reply) return reply.values;
  throw faultOf(reply);
}

export function programsThrough(port: SandboxPort): Programs {
  const waiting = new Map<number, (answer: Answer) => void>();
  const scripts = new Map<string, Promise<string>>();
  let last = 0;
  let ready: Promise<void> | undefined;
  port.addEventListener('message', ({ data }) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  port.start();
  const prepare = async (): Promise<void> => port.postMessage({ script: await bundle(TEXTS, BEFORE, AFTER) });
  const scriptOf = (code: string): Promise<string> => {
    let script = scripts.get(code);
    if (script === undefined) scripts.set(code, (script = toScript(code)));
    return script;
  };
  return {
    async run(code: string, call: ProgramCall): Promise<Float64Array> {
      const script = await scriptOf(code);
      await (ready ??= prepare());
      const id = ++last;
      const question: Question = { script, ...call };
      const answer = await new Promise<Answer>((resolve) => {
        waiting.set(id, resolve);
        port.postMessage({ id, limitMs: CALL_LIMIT_MS, question });
      });
      return judged(answer);
    },
  };
}
