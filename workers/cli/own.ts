/**
 * `--own <file>`: the definition of a person's own problem, named by that person and by no link. Its program runs in this
 * process, in a context of its own without Node's modules and with a time limit for each call. That keeps accidents in, not
 * an attacker: the page's sandbox is not here.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { Refused, Unanswered, type Result } from '../core/result.ts';
import type { Programs } from '../core/types.ts';
import { runProgramsBy } from '../host/given.ts';
import { bundle, INSIDE } from '../programs/bundle.ts';
import { CALL_LIMIT_MS, faultOf, LATE } from '../programs/limits.ts';
import { toScript } from '../programs/script.ts';
import { takeFiles } from './tables.ts';

const WORKERS = path.join(import.meta.dirname, '..');

/** A context with nothing in it but the language and what stands beside a program. */
async function newContext(): Promise<vm.Context> {
  const read = (name: string): string => {
    const folder = name === 'det-math.ts' || name === 'rng.ts' ? 'core' : 'programs';
    return readFileSync(path.join(WORKERS, folder, name), 'utf8');
  };
  const texts = Object.fromEntries(INSIDE.map((name) => [name, read(name)])) as Record<(typeof INSIDE)[number], string>;
  const context = vm.createContext(Object.create(null));
  vm.runInContext(await bundle(texts, '', 'globalThis.answer = (question) => reply(question);'), context);
  return context;
}

const isLate = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

function programsHere(): Programs {
  let opening: Promise<vm.Context> | undefined;
  return {
    async run(code, call) {
      const context = await (opening ??= newContext());
      context.question = { script: await toScript(code), ...call };
      let reply: unknown;
      try {
        reply = vm.runInContext('answer(question)', context, { timeout: CALL_LIMIT_MS });
      } catch (error) {
        if (isLate(error)) throw new Unanswered(0, LATE, 'look for a loop that does not end, or make it faster');
        throw error;
      }
      const { values } = reply as { values?: Iterable<number> };
      // Typed arrays of the context are none of this process's.
      if (values !== undefined) return Float64Array.from(values);
      throw faultOf(reply);
    },
  };
}

/** Reads the definitions after each `--own`; answers with the other arguments. */
export function takeOwn(args: readonly string[]): Result<readonly string[]> {
  if (args.includes('--own')) runProgramsBy(programsHere());
  return takeFiles(args, '--own', 'own');
}

/** What a run could not be carried on for, as people are told it; anything else is an error of this program. */
export function failureOf(error: unknown, at: number) {
  if (error instanceof Unanswered) return error.failure(at);
  if (error instanceof Refused) return error.failure;
  throw error;
}
