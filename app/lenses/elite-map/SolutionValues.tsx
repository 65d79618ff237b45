import { useEffect, useState } from 'react';
import { formatNumber } from '../format.ts';

/** Longer vectors start folded. */
const SHORT = 16;

type Copying = 'idle' | 'copied' | 'refused';

const WORDS: Readonly<Record<Copying, string>> = {
  idle: '',
  copied: 'Copied with all digits.',
  refused: 'The browser did not allow copying; select the values instead.',
};

/** A solution's numbers, compact, and a button that copies them with all their digits. */
export function SolutionValues(props: { readonly solution: Float64Array }) {
  const { solution } = props;
  const [copying, setCopying] = useState<Copying>('idle');
  useEffect(() => setCopying('idle'), [solution]);

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(Array.from(solution).join(', '));
      setCopying('copied');
    } catch {
      setCopying('refused');
    }
  };

  return (
    <div className="inspector-solution">
      <details open={solution.length <= SHORT}>
        <summary>Solution: {solution.length} numbers</summary>
        <ol start={1} tabIndex={0} aria-label="Values of the solution">
          {Array.from(solution, (value, index) => (
            <li key={index}>{formatNumber(value)}</li>
          ))}
        </ol>
      </details>
      <button type="button" onClick={() => void copy()}>
        Copy solution
      </button>
      <span role="status">{WORDS[copying]}</span>
    </div>
  );
}
