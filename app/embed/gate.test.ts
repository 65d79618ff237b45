import { expect, test } from 'vitest';
import { Gate, type Inside } from './gate.ts';
import { readCommand, type RunState } from './protocol.ts';

const STATE: RunState = { at: 10, budget: 100, phase: 'paused', digest: '0123456789ab', verdict: 'not-checked' };

function setUp(over: Partial<Inside> = {}) {
  const sent: { message: Record<string, unknown>; origin: string }[] = [];
  const done: string[] = [];
  const parent = { name: 'the page around' };
  const gate = new Gate(
    { window: parent, post: (message, origin) => void sent.push({ message: { ...message }, origin }) },
    {
      play: () => void done.push('play'),
      pause: () => void done.push('pause'),
      seek: (at) => void done.push(`seek ${at}`),
      state: () => STATE,
      metrics: () => ({ at: 10, runs: [{ search: 'random', metrics: { best: 1 } }] }),
      waits: () => null,
      ...over,
    },
  );
  const say = (data: object, origin = 'https://school.example', source: unknown = parent) =>
    gate.receive({ source, origin, data: { searchlight: 1, ...data } });
  return { gate, sent, done, say };
}

test('only the page right around is heard, and only after hello', () => {
  const { sent, done, say } = setUp();
  say({ type: 'play' });
  say({ type: 'hello' }, 'https://school.example', { name: 'another frame' });
  say({ type: 'hello' }, 'null');
  expect([sent, done]).toEqual([[], []]);
  say({ type: 'hello', id: 7 });
  expect(sent).toEqual([
    { message: { searchlight: 1, type: 'state', ...STATE, id: 7 }, origin: 'https://school.example' },
  ]);
  say({ type: 'play' });
  say({ type: 'play' }, 'https://school.example', { name: 'another frame' });
  expect(done).toEqual(['play']);
});

test('answers go to the origin that said hello first, whoever comes later', () => {
  const { gate, sent, done, say } = setUp();
  say({ type: 'hello' });
  say({ type: 'hello' }, 'https://other.example');
  say({ type: 'pause' }, 'https://other.example');
  gate.tell();
  say({ type: 'metrics' });
  expect(done).toEqual([]);
  expect(new Set(sent.map(({ origin }) => origin))).toEqual(new Set(['https://school.example']));
  expect(sent.map(({ message }) => message.type)).toEqual(['state', 'state', 'metrics']);
});

test('before hello only “ready” is sent, and it says nothing of the run', () => {
  const { gate, sent } = setUp();
  gate.ready();
  gate.tell();
  gate.fail('The run stopped.');
  expect(sent).toEqual([{ message: { searchlight: 1, type: 'ready' }, origin: '*' }]);
});

test('the same state is told once', () => {
  const { gate, sent, say } = setUp();
  say({ type: 'hello' });
  gate.tell();
  gate.tell();
  expect(sent).toHaveLength(2);
});

test('what cannot be done is answered with a sentence', () => {
  const { sent, done, say } = setUp({ waits: () => 'This run waits for a person.' });
  say({ type: 'hello' });
  say({ type: 'seek', at: 1e9 });
  say({ type: 'seek', at: -1 });
  say({ type: 'dance' });
  say({ searchlight: 2, type: 'play' });
  expect(done).toEqual([]);
  expect(sent.slice(1).map(({ message }) => message.message)).toEqual([
    'This run waits for a person.',
    'Expected a whole number of evaluations, 0 or more, as at.',
    'Expected one of hello, play, pause, state, metrics, seek as type.',
    'Expected searchlight: 1, the version of these messages.',
  ]);
});

test('what cannot be carried out is told with the name it came with', () => {
  const { sent, say } = setUp();
  say({ type: 'hello' });
  say({ type: 'seek', at: 'x', id: 5 });
  say({ type: 'dance', id: 'b' });
  expect(sent.slice(-2).map(({ message }) => [message.type, message.id])).toEqual([
    ['error', 5],
    ['error', 'b'],
  ]);
});

test('a seek ends at the budget; messages of other programs are left alone', () => {
  const { done, say } = setUp();
  say({ type: 'hello' });
  say({ type: 'seek', at: 1e9 });
  expect(done).toEqual(['seek 100']);
  for (const other of [null, 'hello', 7, { type: 'play' }, []]) expect(readCommand(other)).toBeNull();
});
