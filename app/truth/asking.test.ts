import { describe, expect, it } from 'vitest';
import { decodeLink } from '../../workers/core/link.ts';
import { catalogue, problemOf } from '../../workers/host/registry.ts';
import { Truth } from '../../workers/truth/truth.ts';
import { Asking, truthName, type Truthteller } from './asking.ts';

const spec = decodeLink('problem=connect4&p.moves=457256135543167671234', catalogue).value.spec;
const early = decodeLink('problem=connect4', catalogue).value.spec;

const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

/** A worker's part played here, answering later as one does; `calls` says what it was asked. */
function teller(calls: string[]): Truthteller {
  const truth = new Truth(problemOf);
  return {
    begin: async (request) => {
      calls.push(`begin ${request.path.join('')}`);
      await rest();
      return truth.begin(request);
    },
    advance: async () => {
      calls.push('advance');
      await rest();
      return truth.advance();
    },
    end: () => calls.push('end'),
  };
}

const until = async (done: () => boolean): Promise<void> => {
  while (!done()) await rest();
};

describe('Asking', () => {
  it('answers the latest question, drops older ones, and keeps what it found', async () => {
    const calls: string[] = [];
    let hired = 0;
    const asking = new Asking(() => {
      hired++;
      return teller(calls);
    });
    const state = () => asking.store.getState();
    asking.ask(early, [0]);
    asking.ask(spec, [2]);
    asking.ask(spec, []);
    expect(state().answer).toBeNull();
    await until(() => state().answer?.standing === 'known');
    expect(Array.from(state().answer?.values ?? [], (value) => 2 * value).join('')).toBe('0020020');
    // The question in the middle was never put.
    expect(calls).toEqual(['begin 0', 'begin ', 'advance']);

    asking.ask(spec, [2]);
    await until(() => state().answer?.standing === 'known');
    const before = calls.length;
    asking.ask(spec, []);
    expect(state().answer?.standing).toBe('known');
    expect([...state().known.keys()]).toEqual([truthName(spec, []), truthName(spec, [2])]);
    expect(calls).toHaveLength(before);

    asking.ask(early, [0]);
    await until(() => state().answer?.standing === 'working');
    asking.cancel();
    await until(() => calls.at(-1) === 'advance');
    expect(state()).toMatchObject({ asked: null, answer: null });
    expect(hired).toBe(1);
  });

  it('says that the worker was lost, and hires another when asked again', async () => {
    let [hired, ended] = [0, 0];
    const end = (): void => void (ended += 1);
    const never = (): Promise<never> => new Promise(() => {});
    const asking = new Asking((lost) => {
      if (hired++ > 1) return teller([]);
      if (hired === 1) setTimeout(lost, 1);
      // What it is made of may not be there.
      return { begin: hired === 1 ? never : () => Promise.reject(new TypeError('not loaded')), advance: never, end };
    });
    asking.ask(spec, []);
    await until(() => asking.store.getState().failed);
    asking.ask(spec, []);
    await until(() => asking.store.getState().failed);
    asking.ask(spec, []);
    await until(() => asking.store.getState().answer?.standing === 'known');
    expect([hired, ended]).toEqual([3, 2]);
  });
});
