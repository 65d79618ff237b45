import { useEffect, useState } from 'react';
import { follow } from '../../lenses/source.ts';
import { hub } from '../../run/live.ts';

/** Whether the tree has stopped growing for want of room. */
export function useFull(): boolean {
  const [full, setFull] = useState(false);
  useEffect(() => follow(hub, ({ frames }) => setFull(frames?.tree?.full === true)), []);
  return full;
}
