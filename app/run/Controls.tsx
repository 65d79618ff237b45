import {
  completeParams,
  formatCount,
  isActive,
  tableFor,
  type NumberParam,
  type Param,
  type ParamTable,
  type ParamValues,
} from '../../workers/core/params.ts';
import {
  BUDGET,
  findCard,
  SEED,
  specParams,
  type Catalogue,
  type Prefix,
  type RunSpec,
} from '../../workers/core/spec.ts';
import { ChoiceField } from '../ui/ChoiceField.tsx';
import { Icon } from '../ui/Icon.tsx';
import { EvaluatorField } from './EvaluatorField.tsx';
import { Lockable, LockLine } from './Lockable.tsx';
import { ParamField } from './ParamField.tsx';
import type { Changes } from './spec-edit.ts';
import './controls.css';

const MOST_BASIC = 4;

export const SEED_PARAM: NumberParam = {
  kind: 'int',
  key: 'seed',
  label: 'Seed',
  help: 'Decides every random choice: the same seed gives the same run, anywhere.',
  unit: '',
  ...SEED,
};

export const BUDGET_PARAM: NumberParam = {
  kind: 'int',
  key: 'evals',
  label: 'Budget',
  help: 'How many solutions are tried before the run ends.',
  unit: 'evaluations',
  log: true,
  ...BUDGET,
};

/** Short, so that links stay short; a longer seed can be typed. */
const drawSeed = () => String(crypto.getRandomValues(new Uint32Array(1))[0] % 1_000_000);

interface Entry {
  readonly name: string;
  readonly param: Param;
  readonly value: number | string;
}

interface ControlsProps {
  readonly catalogue: Catalogue;
  readonly spec: RunSpec;
  /** Lens parameters that differ from their defaults. */
  readonly lens: ParamValues;
  /** Parameters the lab recommends for a problem, applied when the problem or search is changed. */
  readonly recommendedFor: (problem: string, search: string, before: RunSpec) => Changes;
  readonly onChange: (changes: Changes) => void;
}

function entriesOf(prefix: Prefix, table: ParamTable, values: ParamValues): Entry[] {
  return table
    .filter((param) => isActive(param, values))
    .map((param) => ({ name: `${prefix}.${param.key}`, param, value: values[param.key] }));
}

/** The form of a run, made wholly from the parameter tables. */
export function Controls({ catalogue, spec, lens, recommendedFor, onChange }: ControlsProps) {
  const problem = findCard(catalogue.problems, spec.problem);
  const search = findCard(catalogue.searches, spec.search);
  const fitting = catalogue.fitting[spec.problem].map((id) => findCard(catalogue.searches, id));
  // A search that keeps a map of its own decides its size; for others the lens does.
  const showing = catalogue.lenses.filter(({ id }) => catalogue.showing[spec.problem].includes(id));
  const lensTable = search.keepsArchive ? [] : showing.flatMap(({ params }) => params);
  const entries = [
    ...entriesOf('p', problem.params, specParams(spec, 'p', problem.params)),
    ...entriesOf('s', tableFor(search, problem), specParams(spec, 's', search.params)),
    ...entriesOf('l', lensTable, completeParams(lensTable, lens)),
  ];
  const basic = entries.filter(({ param }) => param.basic).slice(0, MOST_BASIC);
  const rest = entries.filter((entry) => !basic.includes(entry));
  const options = (cards: readonly { id: string; title: string }[]) =>
    cards.map(({ id, title }) => ({ value: id, label: title }));
  const field = ({ name, param, value }: Entry) => (
    <ParamField
      key={`${spec.problem} ${spec.search} ${name}`}
      param={param}
      value={value}
      onChange={(next) => onChange({ [name]: String(next) })}
    />
  );

  return (
    <div className="controls">
      <LockLine />
      <Lockable lock="problem">
        <ChoiceField
          label="Problem"
          help={problem.summary}
          value={spec.problem}
          options={options(catalogue.problems)}
          onChoose={(id) => onChange({ problem: id, ...recommendedFor(id, spec.search, spec) })}
        />
      </Lockable>
      <Lockable lock="search">
        <ChoiceField
          label="Search"
          help={search.summary}
          value={spec.search}
          options={options(fitting)}
          onChoose={(id) => onChange({ search: id, ...recommendedFor(spec.problem, id, spec) })}
        />
      </Lockable>
      <Lockable lock="params">
        {problem.evaluators.length > 1 && (
          <EvaluatorField
            evaluators={problem.evaluators}
            value={spec.evaluator}
            onChoose={(evaluator) => onChange({ evaluator })}
          />
        )}
        {basic.map(field)}
      </Lockable>
      <details className="more">
        <summary>
          More
          <span className="more-now">
            seed {spec.seed}, {formatCount(spec.budget)} evaluations
          </span>
        </summary>
        <div className="more-body">
          <Lockable lock="seed">
            <ParamField
              param={SEED_PARAM}
              value={spec.seed}
              slider={false}
              onChange={(seed) => onChange({ seed: String(seed) })}
              beside={
                <button
                  type="button"
                  className="button icon-button small"
                  aria-label="Draw a new seed"
                  title="Draw a new seed"
                  onClick={() => onChange({ seed: drawSeed() })}
                >
                  <Icon name="dice" size={18} />
                </button>
              }
            />
          </Lockable>
          <Lockable lock="evals">
            <ParamField
              param={BUDGET_PARAM}
              value={spec.budget}
              onChange={(evals) => onChange({ evals: String(evals) })}
            />
          </Lockable>
          <Lockable lock="params">{rest.map(field)}</Lockable>
        </div>
      </details>
    </div>
  );
}
