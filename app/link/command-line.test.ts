import { expect, test } from 'vitest';
import { commandFor } from './command-line.ts';

test('a command is for a shell, and names the file that the run is about', () => {
  const run = (link: string) => `npm run -s cli -- run '${link}' --json`;
  expect(commandFor("#/map-elites?problem=arm&view=it's")).toBe(run('#/map-elites?problem=arm&view=it%27s'));
  const table = '#/nas?p.table=0123456789ab.2&problem=table';
  expect(commandFor(table)).toBe(`${run(table)} --table <file>`);
  const named = '#/map-elites?p.own=0123456789ab&problem=own';
  expect(commandFor(named)).toBe(`${run(named)} --own <file>`);
  const carried = `${named}&own=abc`;
  expect(commandFor(carried)).toBe(`npm run -s cli -- own '${carried}' own.json && ${run(carried)} --own own.json`);
  expect(commandFor('#/nas?problem=table')).toBe(run('#/nas?problem=table'));
});
