import { describe, expect, it } from 'vitest';
import { stagesOf } from '../problems/supernet/architecture.ts';
import { costOf } from '../problems/supernet/cost.ts';
import { Plan, PROTOCOL, sampleLength, spreadOf, stratified, typicalSpread } from './protocol.ts';

const macsOf = (id: number) => costOf(stagesOf(id)).macs;
const patternOf = (id: number) =>
  stagesOf(id)
    .map(({ tapsB }) => (tapsB > 0 ? 1 : 0))
    .join('');

/** Plays a plan to its end; `time` says how long a network takes at the n-th measurement. Returns the order. */
function play(plan: Plan, time: (id: number, n: number) => number): number[] {
  const order: number[] = [];
  for (let id = plan.next(); id !== null; id = plan.next()) {
    const medianMs = time(id, order.length);
    plan.record({ lowerMs: medianMs - 0.1, medianMs, upperMs: medianMs + 0.1 });
    order.push(id);
  }
  return order;
}

describe('stratified', () => {
  it.each([16, 60, 500])('%i networks: each pattern of layers as often, from the smallest to the largest', (count) => {
    const ids = stratified(count, 1);
    expect(new Set(ids).size).toBe(count);
    expect(ids).toEqual(stratified(count, 1));
    expect(ids).not.toEqual(stratified(count, 2));
    const patterns = new Map<string, number>();
    for (const id of ids) patterns.set(patternOf(id), (patterns.get(patternOf(id)) ?? 0) + 1);
    expect(patterns.size).toBe(8);
    expect(Math.max(...patterns.values()) - Math.min(...patterns.values())).toBeLessThanOrEqual(1);
    // 3,760 and 364,480 multiplications are the least and the most that there are.
    const macs = ids.map(macsOf);
    expect([Math.min(...macs), Math.max(...macs)]).toEqual([3760, 364_480]);
  });

  it('has of each pattern one network from each group by multiplications', () => {
    const own = stratified(80, 1).filter((id) => patternOf(id) === '111');
    const all = Array.from({ length: 48 ** 3 }, (_, id) => id)
      .filter((id) => patternOf(id) === '111')
      .map(macsOf)
      .sort((a, b) => a - b);
    own.forEach((id, stratum) => {
      expect(macsOf(id)).toBeGreaterThanOrEqual(all[Math.floor((stratum * all.length) / 10)]);
      expect(macsOf(id)).toBeLessThanOrEqual(all[Math.floor(((stratum + 1) * all.length) / 10) - 1]);
    });
  });
});

describe('statistics', () => {
  it('are median and interquartile range as NumPy has them', () => {
    // numpy.percentile([3, 1, 4, 1, 5, 9, 2, 6], [25, 50, 75]) = 1.75, 3.5, 5.25
    expect(spreadOf([3, 1, 4, 1, 5, 9, 2, 6])).toEqual({ lowerMs: 1.75, medianMs: 3.5, upperMs: 5.25 });
    const spreads = [
      { lowerMs: 1.95, medianMs: 2, upperMs: 2.05 },
      { lowerMs: 9.5, medianMs: 10, upperMs: 10.5 },
      { lowerMs: 0.9, medianMs: 1, upperMs: 1.1 },
    ];
    expect(typicalSpread(spreads)).toBe(10);
  });

  it('make samples longer where the clock is coarse', () => {
    expect([0.005, 0.1, 1, 100].map(sampleLength)).toEqual([20, 20, 50, 5000]);
  });
});

describe('Plan', () => {
  const ids = stratified(60, 1);

  it('puts the reference before every twenty networks and at the end, and all networks once, in random order', () => {
    const plan = new Plan(ids, 1);
    const order = play(plan, () => 1);
    // The very first is for warming up.
    expect(order.flatMap((id, n) => (id === PROTOCOL.reference ? [n] : []))).toEqual([0, 1, 22, 43, 64]);
    const networks = order.filter((id) => id !== PROTOCOL.reference);
    expect(networks).not.toEqual(ids);
    expect([...networks].sort((a, b) => a - b)).toEqual([...ids].sort((a, b) => a - b));
    expect(play(new Plan(ids, 1), () => 1)).toEqual(order);
    expect(play(new Plan(ids, 2), () => 1)).not.toEqual(order);
    expect([plan.done, plan.total]).toEqual([65, 65]);
  });

  it('keeps what was measured, in the order asked for, and forgets the warming up', () => {
    const plan = new Plan(ids, 1);
    play(plan, (id, n) => (n === 0 ? 1000 : 1 + macsOf(id)));
    const { samples, references, driftPercent, again } = plan.result();
    expect(samples).toEqual(
      ids.map((id) => {
        const medianMs = 1 + macsOf(id);
        return { id, lowerMs: medianMs - 0.1, medianMs, upperMs: medianMs + 0.1, steady: true };
      }),
    );
    expect(references).toEqual(Array.from({ length: 4 }, () => 1 + macsOf(PROTOCOL.reference)));
    expect([driftPercent, again]).toEqual([0, 0]);
  });

  it('measures again, once, what lay beside a reference that was far off', () => {
    const plan = new Plan(ids, 1);
    // The device is slower by half at the third reference (the 43rd measurement) and the twenty before it.
    const order = play(plan, (_, n) => (n > 22 && n < 44 ? 1.5 : 1));
    const { samples, references, driftPercent, again } = plan.result();
    // Blocks two and three touch that reference.
    expect(again).toBe(40);
    expect(order.length).toBe(65 + 43);
    expect([...order.slice(65)].sort((a, b) => a - b)).toEqual(
      [...order.slice(23, 43), ...order.slice(44, 64), ...Array<number>(3).fill(PROTOCOL.reference)].sort(
        (a, b) => a - b,
      ),
    );
    expect(references).toEqual([1, 1, 1.5, 1, 1, 1, 1]);
    expect(samples.every(({ medianMs, steady }) => medianMs === 1 && steady)).toBe(true);
    expect(driftPercent).toBe(0);
  });

  it('marks what is not steady the second time either, and says how far off it was', () => {
    const plan = new Plan(ids, 1);
    // From the second round's second reference on, the device is at half speed.
    play(plan, (_, n) => ((n > 22 && n < 44) || n > 85 ? 2 : 1));
    const { samples, driftPercent, again } = plan.result();
    expect(again).toBe(40);
    expect(samples.filter(({ steady }) => !steady).length).toBe(40);
    expect(driftPercent).toBe(100);
  });

  it('bears drift up to the limit', () => {
    const plan = new Plan(ids, 1);
    play(plan, (_, n) => (n === 64 ? 1.09 : 1));
    expect(plan.driftPercent).toBeCloseTo(9);
    expect(plan.result()).toMatchObject({ again: 0, driftPercent: expect.closeTo(9) });
  });
});
