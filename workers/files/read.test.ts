import { describe, expect, it } from 'vitest';
import { QDAX, textFile } from './fixtures.test-data.ts';
import { MAX_ELITES } from './numbers.ts';
import { placeElites } from './place.ts';
import { readArchive, type ReadArchive } from './read.ts';
import type { NamedFile } from './types.ts';

function read(files: readonly NamedFile[], measureCount?: number): ReadArchive {
  const result = readArchive(files, measureCount);
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

/** pyribs 0.5 and later with pandas' row numbers, a field of the user's own and Windows line ends; 2 × 3 cells over [0, 1]². */
const PYRIBS = [
  ',solution_0,solution_1,objective,measures_0,measures_1,threshold,note,index',
  '0,0.5,-1e-3,-7.25,0.1,0.2,-7.25,first one,0',
  '1,1,2,3,0.9,0.8,3,,5',
  '2,3,4,5,0.4,1.5,5,x,2',
].join('\r\n');

/** pyribs up to 0.4: an index for each axis, "behavior". */
const OLD = [
  'index_0,index_1,objective,behavior_0,behavior_1,solution_0',
  '0,0,1,0.2,0.3,9',
  '1,2,2,0.7,0.9,8',
  '',
].join('\n');

/** fitness, centroid, descriptors, genome of three numbers. */
const DAT = ['-1.5 0.25 0.25 0.2 0.3 7 8 9 ', '2 0.75 0.25 0.8 0.1 4 5 6 ', ''].join('\n');

describe('pyribs', () => {
  it('reads what is needed and passes over the rest', () => {
    const { elites, draft } = read([textFile('archive.csv', PYRIBS)]);
    expect(elites).toEqual({
      count: 3,
      dim: 2,
      measureCount: 2,
      solutions: Float64Array.of(0.5, -1e-3, 1, 2, 3, 4),
      objectives: Float64Array.of(-7.25, 3, 5),
      measures: Float64Array.of(0.1, 0.2, 0.9, 0.8, 0.4, 1.5),
      flatIndex: Float64Array.of(0, 5, 2),
    });
    expect(draft).toMatchObject({
      source: 'pyribs',
      complete: false,
      extents: [
        [0.1, 0.9],
        [0.2, 1.5],
      ],
    });
  });

  it('reads the columns of old versions, whatever the name of the file', () => {
    const { elites } = read([textFile('frame', OLD)]);
    expect(elites).toMatchObject({
      count: 2,
      dim: 1,
      measures: Float64Array.of(0.2, 0.3, 0.7, 0.9),
      axisIndex: [Float64Array.of(0, 1), Float64Array.of(0, 2)],
    });
  });
});

describe('QDax', () => {
  it('leaves out empty cells and finds the grid in the centroids', () => {
    const { elites, draft } = read(QDAX);
    expect(elites).toMatchObject({
      count: 4,
      dim: 4,
      objectives: Float64Array.of(1.5, -2, 0, 4),
      measures: Float64Array.of(0.625, -0.375, 2.625, -0.375, 0.625, 0.625, 2.625, 0.625),
    });
    expect(elites.solutions.slice(4, 8)).toEqual(Float64Array.of(8, 9, 10, 11));
    expect(draft.answers).toMatchObject({ cols: 3, rows: 2 });
    expect(draft.answers.descriptors.map(({ range }) => range)).toEqual([
      [0, 3],
      [-1, 1],
    ]);
    // Cells 0, 2, 3 and 5 of the repertoire, which counts as the map does.
    expect(Array.from(placeElites(elites, draft.answers).slotOfCell, (slot) => slot >= 0)).toEqual([
      true,
      false,
      true,
      true,
      false,
      true,
    ]);
  });

  it('does with fitnesses and descriptors alone', () => {
    expect(read(QDAX.slice(0, 2)).elites).toMatchObject({ count: 4, dim: 0 });
  });
});

describe('pymap_elites', () => {
  it('takes two descriptors unless told otherwise', () => {
    const { elites, draft } = read([textFile('archive_1000.dat', DAT)]);
    expect(elites).toMatchObject({
      count: 2,
      dim: 3,
      objectives: Float64Array.of(-1.5, 2),
      measures: Float64Array.of(0.2, 0.3, 0.8, 0.1),
      solutions: Float64Array.of(7, 8, 9, 4, 5, 6),
    });
    expect(draft.assumedMeasures).toBe(true);
    expect(read([textFile('archive_1000.dat', DAT)], 3).elites).toMatchObject({
      dim: 1,
      measures: Float64Array.of(0.3, 7, 8, 0.1, 4, 5),
    });
  });

  it('knows how many from the centroids file', () => {
    const { elites, draft } = read([
      textFile('centroids_2_3.dat', '0 0 0\n1 1 1\n'),
      textFile('archive_1000.dat', DAT),
    ]);
    expect(elites.measureCount).toBe(3);
    expect(draft.assumedMeasures).toBe(false);
  });
});

describe('a bad file gets one sentence that says what and where', () => {
  const line = (text: string, at: number, now: string) =>
    text
      .split(/\r?\n/)
      .map((old, i) => (i === at - 1 ? now : old))
      .join('\n');
  const csv = (text: string) => [textFile('a.csv', text)];
  const npy = (...places: number[]) => places.map((place) => QDAX[place]);
  const table = (rows: number) => `objective,measures_0,measures_1\n${'1,2,3\n'.repeat(rows)}`;

  it.each<[string, readonly NamedFile[], RegExp]>([
    ['empty file', csv(''), /empty file/],
    ['column names only', csv('objective,measures_0,measures_1\n'), /expected elites below .* got none/],
    ['no objective', csv('a,b\n1,2'), /line 1: expected column names with "objective" .* got "a,b"/],
    ['semicolons', csv(PYRIBS.replaceAll(',', ';')), /separated by commas/],
    ['no measures', csv('objective,solution_0\n1,2'), /at least two columns measures_0, measures_1 .* got 0/],
    ['one measure', csv('objective,measures_0\n1,2'), /got 1/],
    ['a ragged row', csv(line(PYRIBS, 3, '1,2,3')), /line 3: expected 9 columns as in line 1, got 3/],
    ['NaN', csv(PYRIBS.replace('0.8', 'nan')), /line 3, column 6 \(measures_1\): expected a number, got "nan"/],
    ['infinity', csv(PYRIBS.replace('-7.25', '-inf')), /line 2, column 4 \(objective\): expected a number, got "-inf"/],
    ['nothing', csv(PYRIBS.replace('0.9,', ',')), /line 3, column 5 \(measures_0\): expected a number, got nothing/],
    ['a word', csv(OLD.replace('0.7', 'left')), /line 3, column 4 \(behavior_0\).*"left"/],
    ['too many rows', csv(table(MAX_ELITES + 1)), /at most 1,000,000 elites, got 1,000,001/],
    ['far too many lines', csv(`objective\n${'\n'.repeat(3 * MAX_ELITES)}`), /at most 1,000,000 elites, got 3,000,001/],
    ['a pickle', [{ name: 'archive.pkl', bytes: Uint8Array.of(0x80, 4, 95) }], /got a Python pickle/],
    ['bytes', [{ name: 'a.csv', bytes: Uint8Array.of(80, 75, 0, 4) }], /a file that is no text/],
    ['prose', [textFile('a.txt', 'Dear reader,')], /got something else/],
    ['fitnesses alone', npy(0), /expected descriptors.npy beside it, got only "run7_fitnesses.npy"/],
    ['no fitnesses', npy(1, 2), /expected fitnesses.npy/],
    ['two of a kind', npy(0, 0, 1), /expected one fitnesses.npy, got a second/],
    ['an array of another name', [{ ...QDAX[0], name: 'scores.npy' }, QDAX[1]], /whose name ends in fitnesses.npy/],
    [
      'arrays that do not fit',
      [{ ...QDAX[0], name: 'descriptors.npy' }, QDAX[0]],
      /each of the 6 cells .* shape \(6\)/,
    ],
    ['several objectives', [{ ...QDAX[1], name: 'fitnesses.npy' }, QDAX[1]], /one fitness for each cell.*\(6, 2\)/],
    ['a ragged .dat', [textFile('a.dat', line(DAT, 2, '1 2 3'))], /line 2: expected 8 columns as in line 1, got 3/],
    ['a narrow .dat', [textFile('a.dat', '1 2 3\n')], /at least 5 columns .* got 3/],
    ['a word in a .dat', [textFile('a.dat', DAT.replace('0.75', 'x'))], /line 2, column 2: expected a number, got "x"/],
    ['two archives', [...csv(PYRIBS), textFile('b.dat', DAT)], /one archive at a time/],
    ['centroids alone', [textFile('centroids_4_2.dat', '0 0\n')], /expected an archive's elites with it/],
    ['JSON of another kind', [...csv(PYRIBS), textFile('t.json', '{"spec": {}}')], /expected "format"/],
    ['broken JSON', [...csv(PYRIBS), textFile('t.json', '{')], /expected JSON/],
  ])('%s', (_, files, message) => {
    const result = readArchive(files);
    expect(result).toMatchObject({ ok: false, code: 'bad-file', message: expect.stringMatching(message) });
    if (!result.ok) {
      expect(result.message).toMatch(/^"[^"]+": expected|^"[^"]+": line/);
      expect(result.hint).toMatch(/^[a-z][^.]*[a-z)]/);
    }
  });
});
