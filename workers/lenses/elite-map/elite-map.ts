/**
 * The elite map: any search seen as a map of the best solution per cell. Shows the search's own archive where it keeps
 * one; otherwise it files every evaluated solution in a grid of its own. QD score (Pugh et al. 2016), mean over all
 * cells here so that maps of different size compare; coverage; best; share of clipped evaluations. All cells are those
 * that the map has at that time: a map that is refined starts with few.
 */
import { addBatch, archiveBytes, cellsOf, newArchive, RECORD } from '../../core/archive.ts';
import type { MapFrame } from '../../core/frames.ts';
import type { EliteArchive, Accepted, Lens, LensContext, LensDefinition } from '../../core/types.ts';
import type { ParamValues } from '../../core/params.ts';
import { Genealogy, GENEALOGY_BYTES, type Ancestry, type BirthRecord } from './genealogy.ts';

function fitnessByCell(archive: EliteArchive): Float32Array {
  const fitness = new Float32Array(archive.cols * archive.rows).fill(NaN);
  for (let slot = 0; slot < archive.filled; slot++)
    fitness[archive.cellOfSlot[slot]] = archive.records[slot * archive.stride];
  return fitness;
}

function frameOf(archive: EliteArchive): MapFrame {
  const { cols, rows, finest, centroids } = archive;
  const refined = finest[0] === cols && finest[1] === rows;
  return {
    cols,
    rows,
    fitness: fitnessByCell(archive),
    ...(!refined && { finest }),
    ...(centroids !== null && { centroids: centroids.slice() }),
  };
}

/** Where on the map, as it is now, the path to an elite leads; its ancestors may have been born into coarser cells. */
function pathOn(archive: EliteArchive, ancestry: Ancestry, cell: readonly [column: number, row: number]) {
  const { births, fitness, truncated } = ancestry;
  const cells = new Uint32Array(births.length);
  cellsOf(archive, ancestry.descriptors, births.length, cells);
  const columns = Int32Array.from(cells, (at) => at % archive.cols);
  const rows = Int32Array.from(cells, (at) => Math.floor(at / archive.cols));
  // The elite's own cell is known, not only where it lies in single precision.
  columns[births.length - 1] = cell[0];
  rows[births.length - 1] = cell[1];
  return { births, columns, rows, fitness, truncated };
}

function eliteInSlot({ records, stride }: EliteArchive, slot: number) {
  const at = slot * stride;
  return {
    solution: records.slice(at + RECORD.solution, at + stride),
    fitness: records[at],
    descriptors: [records[at + RECORD.x], records[at + RECORD.y]],
    birth: records[at + RECORD.birth],
    parent: records[at + RECORD.parent],
  };
}

function create(context: LensContext, params: ParamValues): Lens<MapFrame, EliteArchive | null, BirthRecord> {
  const { problem, capacity } = context;
  const own = context.archive === undefined;
  let archive =
    context.archive ?? newArchive(params.cols as number, params.rows as number, problem.space.dim, problem.descriptors);
  const ownAccepted: Accepted = { size: 0, rows: new Uint32Array(capacity), cells: new Uint32Array(capacity) };
  const genealogy = new Genealogy();
  const { floor } = problem.objectives[0];

  /** Where the solution born then lies on the map as it now is. */
  const filed = (birth: number) => {
    const descriptors = birth > archive.seen ? null : genealogy.descriptorsOf(birth);
    if (descriptors === null) return null;
    const cell = new Uint32Array(1);
    cellsOf(archive, descriptors, 1, cell);
    return {
      cell: [cell[0] % archive.cols, Math.floor(cell[0] / archive.cols)],
      descriptors: [descriptors[0], descriptors[1]],
    };
  };

  return {
    observe({ batch, results, firstBirth, accepted, archive: searched }) {
      if (searched !== undefined) archive = searched;
      else addBatch(archive, batch, results, firstBirth, ownAccepted);
      genealogy.add(batch, results, own ? ownAccepted : accepted, firstBirth, archive);
    },
    frame: () => frameOf(archive),
    metrics() {
      const cells = archive.cols * archive.rows;
      return {
        qdScore: (archive.sum - floor * archive.filled) / cells,
        coverage: archive.filled / cells,
        best: archive.filled > 0 ? archive.best : NaN,
        clipped: archive.seen > 0 ? archive.clipped / archive.seen : 0,
      };
    },
    save: () => (own ? archive : null),
    load(saved, searched) {
      archive = saved ?? searched ?? archive;
    },
    log: () => genealogy.save(),
    loadLog: (log) => genealogy.load(log),
    /**
     * `{cell: [column, row]}`: the elite there with its ancestry, or null. `{birth}`: the cell and descriptors of the
     * solution born then, if it held a cell, is on record and the playhead has come to it, or null. `'all'`: the archive itself.
     */
    inspect(question) {
      if (question === 'all') return archive;
      if ('birth' in (question as object)) return filed((question as { birth: number }).birth);
      const [column, row] = (question as { cell: [number, number] }).cell;
      if (column >= archive.cols || row >= archive.rows) return null;
      const slot = archive.slotOfCell[row * archive.cols + column];
      if (slot < 0) return null;
      const elite = eliteInSlot(archive, slot);
      return {
        elite: { ...elite, cell: [column, row] },
        lineage: pathOn(archive, genealogy.ancestry(elite.birth), [column, row]),
      };
    },
  };
}

const resolution = (key: 'cols' | 'rows', label: string, which: string) =>
  ({
    kind: 'int',
    key,
    label,
    unit: 'cells',
    min: 2,
    max: 512,
    default: 100,
    log: true,
    help: `Into how many cells the ${which} descriptor is divided, for searches that keep no map of their own.`,
  }) as const;

export const eliteMap: LensDefinition = {
  id: 'elite-map',
  title: 'Elite map',
  summary: 'The best solution found in every cell of the map, by its two descriptors.',
  params: [resolution('cols', 'Map columns', 'first'), resolution('rows', 'Map rows', 'second')],
  metrics: [
    {
      id: 'qdScore',
      label: 'QD score',
      unit: 'mean over all cells',
      help: 'Sum over all elites of fitness above the offset, divided by the number of cells: rises with more cells and with better elites. When a map is refined it has more cells to fill, and the score drops.',
    },
    {
      id: 'coverage',
      label: 'Coverage',
      unit: 'share of all cells',
      help: 'Cells that hold an elite, of all cells the map has at that time.',
    },
    { id: 'best', label: 'Best fitness', unit: 'objective', help: 'The best objective value found anywhere so far.' },
    {
      id: 'clipped',
      label: 'Clipped',
      unit: 'share of evaluations',
      help: 'Evaluated solutions whose descriptors lay outside the map and were filed in an edge cell.',
    },
  ],
  create,
  // Playouts are no solutions to collect.
  fits: ({ space }) => space.kind !== 'game',
  memory(problem, hasArchive, params) {
    const own = hasArchive ? 0 : archiveBytes((params.cols as number) * (params.rows as number), problem.space.dim);
    return own + GENEALOGY_BYTES;
  },
};
