import {
  PAPER_THRESHOLDS,
  THRESHOLD_RANGES,
  type Thresholds,
} from '../../../../workers/problems/graph-path/explain-ops.ts';
import { useThresholds } from '../../../reachability/explain.ts';

const FIELDS = [
  ['alpha', 'α: fall of the answer that counts', 'in units of its score'],
  ['kappaPatch', 'κ₁: a match matters if its score falls by √width / κ₁', 'patching'],
  ['kappaPerturb', 'κ₂: an entry depends on what its score falls for by √width / κ₂', 'perturbing'],
] as const;

const isPaper = (thresholds: Thresholds): boolean =>
  FIELDS.every(([key]) => thresholds[key] === PAPER_THRESHOLDS[key]) &&
  thresholds.placeCopies === PAPER_THRESHOLDS.placeCopies;

/** Thresholds of the explanation; moving them needs no new measurement. Each slider moves in powers. */
export function ThresholdFields() {
  const thresholds = useThresholds();
  return (
    <fieldset className="reach-explanation-thresholds">
      <legend>Thresholds</legend>
      {FIELDS.map(([key, words, unit]) => {
        const [least, most] = THRESHOLD_RANGES[key];
        return (
          <label key={key}>
            <span>
              {words} <small>({unit})</small>
            </span>
            <input
              type="range"
              min={Math.log(least)}
              max={Math.log(most)}
              step="any"
              value={Math.log(thresholds[key])}
              aria-valuetext={String(thresholds[key])}
              onChange={(event) =>
                useThresholds.setState({ [key]: Number(Math.exp(Number(event.target.value)).toPrecision(2)) })
              }
            />
            <output>{thresholds[key]}</output>
          </label>
        );
      })}
      <label className="reach-explanation-check">
        <input
          type="checkbox"
          checked={thresholds.placeCopies}
          onChange={(event) => useThresholds.setState({ placeCopies: event.target.checked })}
        />
        <span>
          Count place copies too: marks that read one column by its place in the first layer (not the paper’s)
        </span>
      </label>
      <button
        type="button"
        className="button"
        disabled={isPaper(thresholds)}
        onClick={() => useThresholds.setState(PAPER_THRESHOLDS)}
      >
        The paper’s thresholds
      </button>
    </fieldset>
  );
}
