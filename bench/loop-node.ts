/**
 * `openLoop` in a Node process of its own, as the command line would run it: prints where it stands and its rate.
 *   tsx bench/loop-node.ts <link> <until> <warm-up>
 */
import { openLoop } from './loop.ts';

const [link, until, warmUp] = process.argv.slice(2);
const loop = openLoop(link);
const { at } = await loop.advance(Number(warmUp));
const before = process.cpuUsage();
const end = await loop.advance(Number(until));
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ ...end, rate: (end.at - at) / (user + system) }));
