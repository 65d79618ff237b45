import { formatCount, formatNumber, valueWithUnit } from '../lenses/format.ts';
import { SolutionValues } from '../lenses/elite-map/SolutionValues.tsx';
import { SolutionPicture } from '../labs/pictures/SolutionPicture.tsx';
import { eliteAt } from './elites.ts';
import type { OpenedArchive } from './opened-archive.ts';

const PICTURE_SIZE = 130;

/** The elite of an opened archive under the pointer, or the pinned one. */
export function OpenedElite(props: {
  readonly opened: OpenedArchive;
  readonly cell: readonly [number, number] | null;
  readonly pinned: boolean;
}) {
  const { opened, cell, pinned } = props;
  const { archive, answers, draft } = opened;
  const elite = cell && eliteAt(archive, cell);
  if (!elite) return null;
  const { objective, descriptors } = answers;
  const facts: readonly (readonly [term: string, value: string])[] = [
    [objective.name, valueWithUnit(formatNumber(elite.fitness), objective.unit)],
    [descriptors[0].name, valueWithUnit(formatNumber(elite.descriptors[0]), descriptors[0].unit)],
    [descriptors[1].name, valueWithUnit(formatNumber(elite.descriptors[1]), descriptors[1].unit)],
    ['in the file', `elite ${formatCount(elite.place)}`],
  ];
  return (
    <section className="files-elite inspector" aria-label="Elite of the opened archive">
      <h3>
        Cell {elite.cell[0]}, {elite.cell[1]}
        {pinned ? ' (pinned)' : ''}
      </h3>
      <div className="inspector-body">
        {archive.dim > 0 && (
          <div className="inspector-picture">
            <SolutionPicture
              problem={draft.run?.spec.problem ?? ''}
              params={draft.run?.spec.params ?? {}}
              solution={elite.solution}
              size={PICTURE_SIZE}
            />
          </div>
        )}
        <dl>
          {facts.map(([term, value], i) => (
            <div key={i}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      {archive.dim > 0 && <SolutionValues solution={elite.solution} />}
    </section>
  );
}
