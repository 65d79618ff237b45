/**
 * Optuna's journal (`JournalFileBackend`): one operation per line as JSON, replayed as Optuna does. Studies and trials
 * are numbered in the order of the file; what was repeated, refers to nothing, or comes after a trial has ended is
 * passed over, as there. Throws a BadFile with the line. Pure.
 */
import { formatCount, quote } from '../../core/params.ts';
import { BadFile } from '../numbers.ts';
import { timeOf } from './column.ts';
import { isObject, parseJson, type JsonObject } from './json.ts';
import { COMPLETE, CONSTRAINTS, CONSTRAINTS_COLUMN, trialsTable, type Trials } from './optuna.ts';
import type { Scalar } from './python.ts';
import type { Table, Use } from './types.ts';
import { MAXIMISED, MINIMISED } from './uses.ts';

const STATES = ['RUNNING', COMPLETE, 'PRUNED', 'FAIL', 'WAITING'];
const MAXIMISE = 2;
/** The study's attribute that names its values. */
const METRIC_NAMES = 'study:metric_names';

interface Trial {
  /** Line of the file that it was created in. */
  readonly line: number;
  readonly study: Study;
  state: string;
  values: readonly unknown[] | undefined;
  started: unknown;
  completed: unknown;
  /** By names of `trials_dataframe()`. */
  readonly cells: Map<string, Scalar>;
  constraints: readonly Scalar[] | undefined;
}

interface Study {
  readonly name: string;
  readonly directions: readonly Use[];
  readonly trials: Trial[];
  /** Names of columns whose parameter is searched by powers. */
  readonly log: Set<string>;
  metricNames: readonly string[] | undefined;
  deleted: boolean;
}

interface Distribution {
  readonly choices: readonly unknown[] | undefined;
  readonly log: boolean;
}

const asScalar = (value: unknown): Scalar =>
  typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean' ? value : null;

const isScalar = (value: unknown): boolean => value === null || typeof value !== 'object';

class Replay {
  readonly studies: Study[] = [];
  readonly notes: string[] = [];
  readonly #file: string;
  readonly #trials: Trial[] = [];
  readonly #distributions = new Map<string, Distribution>();
  readonly #unknown = new Map<number, number>();
  #line = 0;

  constructor(file: string) {
    this.#file = file;
  }

  apply(text: string, line: number): void {
    this.#line = line;
    const parsed = parseJson(text);
    if ('bad' in parsed) this.#fail('expected an operation as JSON', text);
    if (!isObject(parsed.value) || !Number.isInteger(parsed.value.op_code))
      this.#fail('expected an operation with an "op_code"', text);
    this.#operate(parsed.value);
  }

  finish(): void {
    for (const [code, times] of this.#unknown) {
      this.notes.push(`Operation ${code} is not known here and was passed over, ${formatCount(times)} times.`);
    }
  }

  #fail(expected: string, got: unknown): never {
    const text = typeof got === 'string' ? got : (JSON.stringify(got) ?? 'nothing');
    throw new BadFile(this.#file, `line ${formatCount(this.#line)}: ${expected}, got ${quote(text)}`);
  }

  #object(log: JsonObject, key: string): JsonObject {
    const value = log[key];
    if (!isObject(value)) this.#fail(`expected "${key}" to be an object`, value);
    return value;
  }

  #operate(log: JsonObject): void {
    const code = Number(log.op_code);
    switch (code) {
      case 0:
        return this.#createStudy(log);
      case 1: {
        const study = this.#study(log);
        if (study) study.deleted = true;
        return;
      }
      case 2:
        return;
      case 3: {
        const names = this.#object(log, 'system_attr')[METRIC_NAMES];
        const study = this.#study(log);
        if (study && Array.isArray(names)) study.metricNames = names.map(String);
        return;
      }
      case 4:
        return this.#createTrial(log);
      case 5: {
        const trial = this.#trial(log);
        if (trial) this.#param(trial, String(log.param_name), log.param_value_internal, log.distribution);
        return;
      }
      case 6:
        return this.#setState(log);
      // Values of single steps are not part of the table.
      case 7:
        return;
      case 8: {
        const trial = this.#trial(log);
        if (trial) this.#attributes(trial, 'user_attrs', this.#object(log, 'user_attr'));
        return;
      }
      case 9: {
        const trial = this.#trial(log);
        if (trial) this.#attributes(trial, 'system_attrs', this.#object(log, 'system_attr'));
        return;
      }
      // Trials that a sampler no longer needs in memory; Optuna itself keeps them.
      case 10:
        return;
      default:
        this.#unknown.set(code, (this.#unknown.get(code) ?? 0) + 1);
    }
  }

  #study(log: JsonObject): Study | undefined {
    if (!Number.isInteger(log.study_id)) this.#fail('expected "study_id" to be a number', log.study_id);
    const study = this.studies[Number(log.study_id)] as Study | undefined;
    return study?.deleted ? undefined : study;
  }

  /** A trial that may still change. */
  #trial(log: JsonObject): Trial | undefined {
    if (!Number.isInteger(log.trial_id)) this.#fail('expected "trial_id" to be a number', log.trial_id);
    const trial = this.#trials[Number(log.trial_id)] as Trial | undefined;
    return trial && (trial.state === 'RUNNING' || trial.state === 'WAITING') ? trial : undefined;
  }

  #createStudy({ study_name, directions }: JsonObject): void {
    if (typeof study_name !== 'string') this.#fail('expected "study_name" to be a text', study_name);
    if (!Array.isArray(directions) || directions.length === 0)
      this.#fail('expected "directions" to be a list of 1 (minimise) and 2 (maximise)', directions);
    // Each process that joins a study writes that it creates it.
    if (this.studies.some(({ name, deleted }) => !deleted && name === study_name)) return;
    this.studies.push({
      name: study_name,
      directions: directions.map((direction) => (direction === MAXIMISE ? MAXIMISED : MINIMISED)),
      trials: [],
      log: new Set(),
      metricNames: undefined,
      deleted: false,
    });
  }

  #createTrial(log: JsonObject): void {
    const study = this.#study(log);
    if (!study) return;
    const trial: Trial = {
      line: this.#line,
      study,
      state: this.#state(log.state ?? 0),
      values: this.#values(log.values ?? (typeof log.value === 'number' ? [log.value] : undefined)),
      started: log.datetime_start,
      completed: log.datetime_complete,
      cells: new Map(),
      constraints: undefined,
    };
    this.#trials.push(trial);
    study.trials.push(trial);
    if (log.params !== undefined) {
      const distributions = this.#object(log, 'distributions');
      for (const [name, value] of Object.entries(this.#object(log, 'params')))
        this.#param(trial, name, value, distributions[name]);
    }
    if (log.user_attrs !== undefined) this.#attributes(trial, 'user_attrs', this.#object(log, 'user_attrs'));
    if (log.system_attrs !== undefined) this.#attributes(trial, 'system_attrs', this.#object(log, 'system_attrs'));
  }

  #setState(log: JsonObject): void {
    const trial = this.#trial(log);
    const state = this.#state(log.state);
    // Of two processes that take up a waiting trial, the first has it.
    if (!trial || (state === 'RUNNING' && trial.state === 'RUNNING')) return;
    trial.state = state;
    trial.values = this.#values(log.values) ?? trial.values;
    trial.started = log.datetime_start ?? trial.started;
    trial.completed = log.datetime_complete ?? trial.completed;
  }

  #state(code: unknown): string {
    return STATES[Number(code)] ?? this.#fail('expected "state" to be a number from 0 to 4', code);
  }

  #values(values: unknown): readonly unknown[] | undefined {
    if (values === null || values === undefined) return undefined;
    if (!Array.isArray(values)) this.#fail('expected "values" to be a list of numbers', values);
    return values;
  }

  #distribution(json: unknown): Distribution {
    const known = this.#distributions.get(String(json));
    if (known) return known;
    const parsed = typeof json === 'string' ? parseJson(json) : { bad: '' };
    if ('bad' in parsed || !isObject(parsed.value)) this.#fail('expected "distribution" to be JSON as a text', json);
    const attributes = isObject(parsed.value.attributes) ? parsed.value.attributes : {};
    const made = {
      choices: Array.isArray(attributes.choices) ? attributes.choices : undefined,
      // Before version 3 the name said it.
      log: attributes.log === true || /^(Int)?LogUniform/.test(String(parsed.value.name)),
    };
    this.#distributions.set(String(json), made);
    return made;
  }

  #param(trial: Trial, name: string, value: unknown, distribution: unknown): void {
    if (typeof value !== 'number') this.#fail('expected "param_value_internal" to be a number', value);
    const { choices, log } = this.#distribution(distribution);
    if (choices && !(value in choices))
      this.#fail(`expected one of ${choices.length} choices of ${quote(name)}`, value);
    const column = `params_${name}`;
    const choice = choices?.[value];
    // What a list or an object holds is one option like any other.
    trial.cells.set(column, choices ? (isScalar(choice) ? asScalar(choice) : JSON.stringify(choice)) : value);
    if (log) trial.study.log.add(column);
  }

  #attributes(trial: Trial, kind: string, attributes: JsonObject): void {
    for (const [key, value] of Object.entries(attributes)) {
      if (kind === 'system_attrs' && key === CONSTRAINTS) {
        if (!Array.isArray(value)) this.#fail('expected "constraints" to be a list of numbers', value);
        trial.constraints = value.map(asScalar);
      } else if (isScalar(value)) trial.cells.set(`${kind}_${key}`, asScalar(value));
    }
  }
}

/** The trials of a study, in columns named and ordered as `trials_dataframe()` does. */
function trialsOf({ trials, directions, log, metricNames }: Study): Trials {
  const rows = trials.length;
  const found = [...new Set(trials.flatMap(({ cells }) => [...cells.keys()]))];
  const named = (kind: string): string[] =>
    found.filter((name) => name.startsWith(kind)).toSorted((a, b) => (a < b ? -1 : 1));
  const value = (k: number): string => {
    const stem = directions.length === 1 ? 'value' : 'values';
    if (metricNames) return `${stem}_${metricNames[k] ?? k}`;
    return directions.length === 1 ? stem : `${stem}_${k}`;
  };
  const time = (at: unknown): string | null => (typeof at === 'string' && timeOf(at) !== undefined ? at : null);
  const readers: (readonly [string, (trial: Trial, row: number) => Scalar | undefined])[] = [
    ['number', (_, row) => row],
    ...directions.map((_, k) => [value(k), ({ values }: Trial) => values?.[k] as Scalar] as const),
    ['datetime_start', ({ started }) => time(started)],
    ['datetime_complete', ({ completed }) => time(completed)],
    ['duration (s)', ({ started, completed }) => (timeOf(String(completed)) ?? NaN) - (timeOf(String(started)) ?? NaN)],
    ...[...named('params_'), ...named('user_attrs_')].map(
      (name) => [name, ({ cells }: Trial) => cells.get(name)] as const,
    ),
    ...(trials.some(({ constraints }) => constraints) ? [[CONSTRAINTS_COLUMN, () => null] as const] : []),
    ...named('system_attrs_').map((name) => [name, ({ cells }: Trial) => cells.get(name)] as const),
    ['state', ({ state }) => state],
  ];
  return {
    names: readers.map(([name]) => name),
    rows,
    at: (row, column) => readers[column][1](trials[row], row),
    constraints: (row) => trials[row].constraints,
    place: (row) => `trial ${formatCount(row)}, begun in line ${formatCount(trials[row].line)}`,
    directions,
    log,
  };
}

/** Each line of the text with its number, without copying them all. */
function* linesOf(text: string): Generator<readonly [line: string, number: number, whole: boolean]> {
  let number = 1;
  for (let from = 0; from < text.length; number++) {
    const end = text.indexOf('\n', from);
    yield [text.slice(from, end < 0 ? text.length : end), number, end >= 0];
    if (end < 0) return;
    from = end + 1;
  }
}

/** `study` counts the studies that were not deleted; left out, it is the one with most trials. */
export function readJournal(text: string, file: string, study?: number): Table {
  const replay = new Replay(file);
  for (const [line, number, whole] of linesOf(text)) {
    if (line.trim() === '') continue;
    if (!whole && 'bad' in parseJson(line)) {
      replay.notes.push(`The last line, ${formatCount(number)}, is cut off and was left out.`);
      break;
    }
    replay.apply(line, number);
  }
  replay.finish();
  const studies = replay.studies.filter(({ deleted }) => !deleted);
  const most = studies.reduce((best, { trials }, i) => (trials.length > studies[best].trials.length ? i : best), 0);
  const chosen = study ?? most;
  const one = studies[chosen] as Study | undefined;
  if (one === undefined || one.trials.length === 0) {
    throw new BadFile(
      file,
      `expected a study with trials, got ${studies.length === 0 ? 'no study' : 'none with trials'}`,
      'open a journal in which a study has run',
    );
  }
  const names = studies.map(({ name }) => name);
  if (studies.length > 1 && study === undefined)
    replay.notes.push(`The file holds ${formatCount(studies.length)} studies; this is the one with most trials.`);
  return trialsTable(trialsOf(one), file, replay.notes, names, chosen);
}
