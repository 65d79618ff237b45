import { describe, expect, it } from 'vitest';
import { decodeLink, encodeLink, entrantsOf, type Permalink } from '../../workers/core/link.ts';
import { AUTOPLAY_LIMIT, findCard } from '../../workers/core/spec.ts';
import { catalogue } from '../../workers/host/registry.ts';
import { lessonLink, SHAPES } from './lesson.ts';
import { LESSONS } from './lessons.ts';

const LABS = ['map-elites', 'nas', 'mcts', 'reachability'] as const;

/** The parameters that a knob of this run can turn. */
function turnable(link: Permalink): string[] {
  const shared = findCard(catalogue.problems, link.spec.problem).params.map(({ key }) => `p.${key}`);
  const own = entrantsOf(link).flatMap(({ search }, i) =>
    findCard(catalogue.searches, search).params.map(({ key }) => `s${i === 0 ? '' : i + 1}.${key}`),
  );
  return ['seed', 'evals', ...shared, ...own];
}

describe('the lessons', () => {
  it('are four or more for each lab, with all shapes among them, each under a name of its own', () => {
    for (const lab of LABS) expect(LESSONS.filter((lesson) => lesson.lab === lab).length, lab).toBeGreaterThan(3);
    expect(new Set(LESSONS.map(({ shape }) => shape))).toEqual(new Set(Object.keys(SHAPES)));
    expect(new Set(LESSONS.map(({ id }) => id)).size).toBe(LESSONS.length);
    for (const { id } of LESSONS) expect(id).toMatch(/^[a-z][a-z0-9-]{0,39}$/);
  });

  it.each(LESSONS)('$id opens as it is written, paused, and by itself', (lesson) => {
    const { value, notes } = decodeLink(lesson.link, catalogue);
    expect(notes).toEqual([]);
    expect(encodeLink(value, catalogue)).toBe(lesson.link);
    expect(value.lab).toBe(lesson.lab);
    expect(value.at).toBeDefined();
    expect(value.spec.budget).toBeLessThanOrEqual(AUTOPLAY_LIMIT);
  });

  it.each(LESSONS)('$id is named by its whole link, whatever else that says', (lesson) => {
    const { value, notes } = decodeLink(lessonLink(lesson, 'lock=answers&embed=1'), catalogue);
    expect(notes).toEqual([]);
    const own = decodeLink(lesson.link, catalogue).value.frame ?? {};
    const lock = [...new Set(['answers', ...(own.lock ?? [])])].sort();
    expect(value.frame).toEqual({ ...own, lesson: lesson.id, embed: true, lock });
    const alone = decodeLink(lessonLink(lesson), catalogue).value;
    expect(encodeLink(alone, catalogue)).toBe(lessonLink(lesson));
  });

  it.each(LESSONS)('$id has at most four knobs, which turn something', (lesson) => {
    const { value } = decodeLink(lesson.link, catalogue);
    expect(lesson.knobs.length).toBeLessThanOrEqual(4);
    for (const knob of lesson.knobs) expect(turnable(value)).toContain(knob);
  });
});
