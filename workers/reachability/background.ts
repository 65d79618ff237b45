/** The Web Worker that asks transformers many graphs, beside the one that looks into them. Behind Comlink; whoever started it ends it. */
import { expose } from 'comlink';
import { succeed } from '../core/result.ts';
import { inference } from '../host/inference.ts';
import { Explaining } from './explaining.ts';
import { Looking } from './looking.ts';
import { Probing } from './probing.ts';
import { askPart } from './sweeping.ts';
import type { BackgroundApi } from './types.ts';

const looking = new Looking(inference);
const probing = new Probing(looking, inference);
const explaining = new Explaining(looking, inference);
const api: BackgroundApi = {
  askPart: (sweep, part) => askPart(looking, sweep, part),
  probe: (of) => probing.advance(of),
  guess: (of, question) => probing.guess(of, question),
  explain: (asked, before) => explaining.advance(asked, before),
  measured: (asked) => Promise.resolve(succeed(explaining.measured(asked))),
  sample: (asked, index) => explaining.sample(asked, index),
};

expose(api);
