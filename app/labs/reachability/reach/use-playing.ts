import { useEffect, useState } from 'react';

const STEP_MS = 1200;

/** Goes through 0 … last by itself, round and round, while it plays. */
export function usePlaying(last: number) {
  const [wished, setAt] = useState(last);
  const [playing, setPlaying] = useState(false);
  const at = Math.min(wished, last);
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => setAt((now) => (now >= last ? 0 : now + 1)), STEP_MS);
    return () => clearInterval(timer);
  }, [playing, last]);
  return {
    at,
    playing,
    /** By hand, which ends the playing. */
    go(to: number) {
      setPlaying(false);
      setAt(to);
    },
    toggle() {
      if (!playing) setAt(0);
      setPlaying(!playing);
    },
  };
}
