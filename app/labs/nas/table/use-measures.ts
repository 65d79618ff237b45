import { useEffect, useState } from 'react';
import type { Failure } from '../../../../workers/core/result.ts';
import type { Measures } from '../../../../workers/files/table/measure.ts';
import type { Use } from '../../../../workers/files/table/types.ts';
import type { Reader } from '../../../files/reader.ts';

/** What was measured, and for which objectives. */
export interface Measured extends Measures {
  readonly uses: readonly Use[];
}

/** Front and history for these objectives, from the worker; those asked for before stay until the new ones are there. */
export function useMeasures(reader: Reader, uses: readonly Use[]): readonly [Measured | null, Failure | null] {
  const [measured, setMeasured] = useState<Measured | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const some = uses.some(({ role }) => role === 'objective');
  useEffect(() => {
    if (!some) return undefined;
    let current = true;
    void reader
      .ask((remote) => remote.measures(uses))
      .then((result) => {
        if (!current) return;
        setFailure(result.ok ? null : result);
        if (result.ok) setMeasured({ ...result.value, uses });
      });
    return () => {
      current = false;
    };
  }, [reader, uses, some]);
  return [some ? measured : null, some ? failure : null];
}
