/** Natural logarithms of whole numbers, the small ones from a table: a search takes one for every node it passes. */
import { log } from '../../core/det-math.ts';

const PLACES = 65_536;
const table = new Float64Array(PLACES);
for (let n = 1; n < PLACES; n++) table[n] = log(n);

/** ln n of a whole n ≥ 1, bit for bit `log(n)`. */
export const logOf = (n: number): number => (n < PLACES ? table[n] : log(n));
