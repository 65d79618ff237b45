/** The loop that both Node and the browser's worker are timed on: the host's own `advance`, slice by slice. */
import { decodeLink } from '../workers/core/link.ts';
import type { Result } from '../workers/core/result.ts';
import type { Spawner } from '../workers/host/pool.ts';
import { registry } from '../workers/host/registry.ts';
import { RunHost } from '../workers/host/run-host.ts';

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.message);
  return result.value;
};

export interface Loop {
  /** Advances to `until` and tells where it stands. */
  advance(until: number): Promise<{ at: number; digest: string }>;
  close(): void;
}

export function openLoop(link: string, spawner?: Spawner): Loop {
  const host = new RunHost(registry, spawner);
  const { spec, lens } = decodeLink(link, host.catalogue()).value;
  const { id } = value(host.open(spec, lens));
  return {
    async advance(until) {
      let progress = value(await host.advance(id, { until, sliceMs: 16, frames: false }));
      while (progress.at < until && !progress.done) {
        const before = progress.at;
        progress = value(await host.advance(id, { until, sliceMs: 16, frames: false }));
        if (progress.at === before && !progress.evaluating) break;
      }
      return { at: progress.at, digest: progress.digest };
    },
    close: () => host.close(id),
  };
}
