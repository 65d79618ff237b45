/**
 * The command line's entry: `npm run -s cli -- <command> …`. Computes the same runs as the page, without a page.
 */
import { cli } from './cli.ts';

const note = (line: string) => process.stderr.isTTY && process.stderr.write(`\r\x1b[K${line}`);
const { code, out, err } = await cli(process.argv.slice(2), note);
note('');
if (err !== '') process.stderr.write(`${err}\n`);
if (out !== '') process.stdout.write(`${out}\n`);
process.exitCode = code;
