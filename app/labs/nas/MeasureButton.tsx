import { stopwatch } from '../../latency/live.ts';

/** Starts the stopwatch; while it runs, stops it. */
export function MeasureButton(props: { readonly words: string; readonly running: boolean; onMeasure(): void }) {
  const { words, running, onMeasure } = props;
  return running ? (
    <button type="button" className="button" onClick={() => stopwatch.cancel()}>
      Cancel
    </button>
  ) : (
    <button type="button" className="button primary" onClick={onMeasure}>
      {words}
    </button>
  );
}
