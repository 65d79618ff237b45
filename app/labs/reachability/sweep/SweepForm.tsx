import { DISTRIBUTIONS, type Distribution } from '../../../../workers/problems/graph-path/draw.ts';
import { MODELS, STEPPED } from '../../../../workers/problems/graph-path/models.ts';
import { SOLVERS } from '../../../../workers/problems/graph-path/solvers.ts';
import { EACH, SIZES, sweptTitle, type SweepAsked } from '../../../../workers/problems/graph-path/sweep.ts';
import { formatCount } from '../../../lenses/format.ts';
import { STYLES } from '../../../lenses/race/series-style.tsx';
import { FIRST_SWEEP, useSweepChoice, type SweepChoice } from '../../../reachability/sweep.ts';

const EACHES = [100, 300, 1000, 3000, EACH.max];

const WORDS: Readonly<Record<Distribution, string>> = {
  balanced: 'Balanced, each lookahead in turn',
  naive: 'Naive: random graphs',
  star: 'Star: chains from the start',
};

const PREPARED: readonly (readonly [words: string, help: string, choice: SweepChoice])[] = [
  [
    'Naive against balanced training',
    'The paper’s first claim: random graphs seldom ask one to look far ahead. The transformer trained on them until it was right on their like is worse from lookahead 3 on and fails at 4 and 5; the other does neither.',
    FIRST_SWEEP,
  ],
  [
    'Along a training',
    'The smallest transformer after more and more examples: one lookahead after the other is learned.',
    { ...FIRST_SWEEP, solvers: [1, 6, 9].map((step) => `${STEPPED.model}@${step}`).concat(STEPPED.model) },
  ],
  [
    'Classical searches',
    'What searches without any training get right, and how many vertices they look at.',
    { ...FIRST_SWEEP, solvers: SOLVERS },
  ],
];

const choose = (change: Partial<SweepChoice>): void => useSweepChoice.setState(change);

function Solver({
  name,
  asked,
  running,
}: {
  readonly name: string;
  readonly asked: SweepAsked;
  readonly running: boolean;
}) {
  const { solvers } = asked;
  const chosen = solvers.includes(name);
  return (
    <label>
      <input
        type="checkbox"
        checked={chosen}
        disabled={running || (!chosen && solvers.length >= STYLES.length)}
        onChange={() => choose({ solvers: chosen ? solvers.filter((other) => other !== name) : [...solvers, name] })}
      />{' '}
      {sweptTitle(name)}
    </label>
  );
}

/** What a sweep asks, and whom. */
export function SweepForm(props: { readonly asked: SweepAsked; readonly most: number; readonly running: boolean }) {
  const { asked, most, running } = props;
  const { solvers, distribution, size, each, seed } = asked;
  const steps = solvers.filter((name) => name.includes('@'));
  return (
    <>
      <div className="reach-sweep-prepared" role="group" aria-label="Prepared">
        {PREPARED.map(([words, help, choice]) => (
          <button
            key={words}
            type="button"
            className="button"
            title={help}
            disabled={running}
            onClick={() => choose(choice)}
          >
            {words}
          </button>
        ))}
      </div>
      <fieldset className="reach-sweep-solvers">
        <legend>Solvers, up to {STYLES.length}</legend>
        {[...MODELS.map(({ id }) => id), ...steps, ...SOLVERS].map((name) => (
          <Solver key={name} name={name} asked={asked} running={running} />
        ))}
        <label>
          Along the training{' '}
          <select
            value=""
            disabled={running || solvers.length >= STYLES.length}
            onChange={({ target }) => target.value !== '' && choose({ solvers: [...solvers, target.value] })}
          >
            <option value="">add one …</option>
            {STEPPED.examples.map((examples, step) => {
              const name = `${STEPPED.model}@${step}`;
              return (
                <option key={name} value={name} disabled={solvers.includes(name)}>
                  {STEPPED.model}, after {formatCount(examples)} examples
                </option>
              );
            })}
          </select>
        </label>
      </fieldset>
      <div className="reach-sweep-fields">
        <label>
          Graphs{' '}
          <select
            value={distribution}
            disabled={running}
            onChange={({ target }) => choose({ distribution: target.value as Distribution })}
          >
            {DISTRIBUTIONS.map((id) => (
              <option key={id} value={id}>
                {WORDS[id]}
              </option>
            ))}
          </select>
        </label>
        <label>
          Per lookahead{' '}
          <select value={each} disabled={running} onChange={({ target }) => choose({ each: Number(target.value) })}>
            {EACHES.map((count) => (
              <option key={count} value={count}>
                {formatCount(count)}
              </option>
            ))}
          </select>
        </label>
        <label>
          Most edges{' '}
          <select value={size} disabled={running} onChange={({ target }) => choose({ size: Number(target.value) })}>
            {Array.from({ length: most - SIZES.min + 1 }, (_, i) => most - i).map((edges) => (
              <option key={edges} value={edges}>
                {edges}
              </option>
            ))}
          </select>
        </label>
        <label>
          Seed{' '}
          <input
            type="number"
            className="field-number"
            min={0}
            max={999_999}
            value={seed}
            disabled={running}
            onChange={({ target }) =>
              choose({ seed: Math.min(999_999, Math.max(0, Math.floor(Number(target.value)))) })
            }
          />
        </label>
      </div>
      <p className="reach-sweep-help">
        Graphs of at most {size} edges
        {size === most &&
          solvers.some((name) => !SOLVERS.includes(name as (typeof SOLVERS)[number])) &&
          `, for the smallest transformer chosen takes no more`}
        .
        {distribution !== 'balanced' &&
          ' Their lookahead comes as it comes; as many are asked in all as there would be balanced ones.'}
      </p>
    </>
  );
}
