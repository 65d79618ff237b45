/**
 * The command line's entry: `npm run -s cli -- <command> …`. Computes the same runs as the page, without a page.
 */
import { cli } from './cli.ts';

const { code, out, err } = await cli(process.argv.slice(2));
if (err !== '') process.stderr.write(`${err}\n`);
if (out !== '') process.stdout.write(`${out}\n`);
process.exitCode = code;
