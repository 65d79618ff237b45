/** Small tables for the tests, written as the programs write them. */

/** `study.trials_dataframe().to_csv(index=False)` of two objectives and one constraint, with a trial that was pruned. */
export const TRIALS_CSV = [
  'number,values_accuracy,values_latency,datetime_start,datetime_complete,duration,params_lr,params_optimizer,user_attrs_note,system_attrs_constraints,state',
  '0,0.5,12.0,2024-01-01 00:00:00.500000,2024-01-01 00:01:02.750000,0 days 00:01:02.250000,0.01,adam,"a, ""b""","[-1.0, 0.0]",COMPLETE',
  '1,0.75,,2024-01-01 00:02:00,2024-01-01 00:03:00,0 days 00:01:00,0.1,sgd,,,PRUNED',
  '2,0.625,8.5,2024-01-02 00:00:00,2024-01-02 00:00:30,0 days 00:00:30,0.001,adam,c,"[2.5, -3.0]",COMPLETE',
  '',
].join('\n');

const line = (op_code: number, fields: object): string => JSON.stringify({ op_code, worker_id: 'w-1', ...fields });

const LR = JSON.stringify({
  name: 'FloatDistribution',
  attributes: { step: null, low: 1e-4, high: 0.1, log: true },
});
const OPTIMIZER = JSON.stringify({ name: 'CategoricalDistribution', attributes: { choices: ['adam', 'sgd'] } });

const param = (trial_id: number, param_name: string, param_value_internal: number, distribution: string): string =>
  line(5, { trial_id, param_name, param_value_internal, distribution });

/** The same study as a journal, beside one that was deleted and one with a single trial. */
export const JOURNAL = `${[
  line(0, { study_name: 'gone', directions: [1] }),
  line(4, { study_id: 0, datetime_start: '2023-12-31T00:00:00.000000' }),
  line(1, { study_id: 0 }),
  line(0, { study_name: 'nas', directions: [2, 1] }),
  // A second process joins.
  line(0, { study_name: 'nas', directions: [2, 1] }),
  line(3, { study_id: 1, system_attr: { 'study:metric_names': ['accuracy', 'latency'] } }),
  line(4, { study_id: 1, datetime_start: '2024-01-01T00:00:00.500000' }),
  param(1, 'lr', 0.01, LR),
  param(1, 'optimizer', 0, OPTIMIZER),
  line(8, { trial_id: 1, user_attr: { note: 'a, "b"' } }),
  line(9, { trial_id: 1, system_attr: { constraints: [-1, 0] } }),
  line(6, { trial_id: 1, state: 1, values: [0.5, 12], datetime_complete: '2024-01-01T00:01:02.750000' }),
  // It has ended: this comes too late.
  line(6, { trial_id: 1, state: 3, values: null, datetime_complete: '2024-01-01T00:09:00.000000' }),
  line(4, { study_id: 1, datetime_start: '2024-01-01T00:02:00.000000' }),
  line(0, { study_name: 'other', directions: [1] }),
  line(4, { study_id: 2, datetime_start: '2024-01-01T00:02:30.000000' }),
  param(2, 'lr', 0.1, LR),
  param(2, 'optimizer', 1, OPTIMIZER),
  '{"op_code":7,"worker_id":"w-1","trial_id":2,"step":1,"intermediate_value":NaN}',
  line(6, { trial_id: 2, state: 2, values: [0.75, 3], datetime_complete: '2024-01-01T00:03:00.000000' }),
  line(4, {
    study_id: 1,
    datetime_start: '2024-01-02T00:00:00.000000',
    datetime_complete: '2024-01-02T00:00:30.000000',
    state: 1,
    value: null,
    values: [0.625, 8.5],
    distributions: { lr: LR, optimizer: OPTIMIZER },
    params: { lr: 0.001, optimizer: 0 },
    user_attrs: { note: 'c' },
    system_attrs: { constraints: [2.5, -3] },
    intermediate_values: {},
  }),
  line(10, { trial_ids: [1] }),
  line(11, { trial_id: 1 }),
].join('\n')}\n`;

/** A log of DyNAS-T; latency was not measured. */
export const DYNAS_CSV = [
  'Sub-network,Date,Model Parameters,Latency (ms),MACs,Top-1 Acc (%)',
  `"{'wid': None, 'ks': [7, 3, 5], 'd': [3, 2], 'r': [224]}",2023-02-17 21:08:49.689809,4536768,0,246958392,71.5`,
  `"{'wid': None, 'ks': [3, 5, 5], 'd': [3, 4], 'r': [224]}",2023-02-17 21:09:29.648474,4543496,0,285884976,73.25`,
  '',
].join('\n');

export const HIPLOT_JSON = JSON.stringify({
  parameters_definition: { lr: { type: 'numericlog' }, layers: { type: 'categorical' } },
  datapoints: [
    { uid: 'a', from_uid: null, values: { lr: 0.1, layers: 2, loss: 0.5 } },
    { uid: 'b', from_uid: 'a', values: { lr: '0.01', layers: 10, loss: 0.25, extra: true } },
  ],
  colormap: 'interpolateTurbo',
});
