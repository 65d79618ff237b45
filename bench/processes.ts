/** What the processes of a bench take, from /proc, so on Linux only: this script's and all that it started, the browser's among them. */
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second in what Linux tells of processes. */
const TICKS = 100;

/** Empty for a process that has ended meanwhile. */
function told(pid: number, what: string): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8');
  } catch {
    return '';
  }
}

/** Fields after the name, the state first: its parent is 1, its ticks are 11 and 12. */
const fieldsOf = (pid: number): readonly string[] =>
  told(pid, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ');

/** Processes that `root` started, and those that they did. */
function startedBy(root: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = Number(fieldsOf(Number(name))[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const below = (pid: number): number[] => (children.get(pid) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(root);
}

/** Processor seconds of all that this script started. */
export function spent(): number {
  return startedBy(process.pid).reduce((sum, pid) => {
    const fields = fieldsOf(pid);
    return sum + (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS;
  }, 0);
}

/** MB that this script and all that it started hold by themselves: the proportional set size. */
export function held(): number {
  return [process.pid, ...startedBy(process.pid)].reduce(
    (sum, pid) => sum + Number(/^Pss:\s+(\d+)/m.exec(told(pid, 'smaps_rollup'))?.[1] ?? 0) / 1024,
    0,
  );
}
