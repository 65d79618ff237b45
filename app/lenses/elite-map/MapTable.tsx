import { useEffect, useState } from 'react';
import type { MapFrame } from '../../../workers/core/frames.ts';
import type { Objective } from '../../../workers/core/types.ts';
import { formatCount } from '../format.ts';
import { follow, type FrameSource } from '../source.ts';
import { bestCells } from './best-cells.ts';
import { describeCell, type Axes } from './describe.ts';

export interface MapTableProps {
  readonly source: FrameSource;
  readonly axes: Axes;
  readonly objective: Objective;
  /** Whose map it is, where there are several. */
  readonly name?: string;
}

const MOST_ROWS = 100;
/** A table that changes more often cannot be read. */
const EVERY_MS = 500;

const upper = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

export function MapTable({ source, axes, objective, name }: MapTableProps) {
  const [frame, setFrame] = useState<MapFrame | null>(null);
  useEffect(() => {
    let timer = 0;
    let newest: MapFrame | null = null;
    const show = (): void => {
      timer = 0;
      setFrame(newest);
    };
    const leave = follow(source, ({ frames }) => {
      const first = newest === null;
      newest = frames?.['elite-map'] ?? newest;
      if (first) setFrame(newest);
      else if (timer === 0) timer = window.setTimeout(show, EVERY_MS);
    });
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [source]);
  if (frame === null) return null;
  const filled = frame.fitness.reduce((sum, value) => sum + Number(!Number.isNaN(value)), 0);
  const cells = bestCells(frame, MOST_ROWS);
  return (
    <div
      className="elite-map-rows"
      role="region"
      aria-label={name === undefined ? 'Elites as a table' : `Elites of ${name} as a table`}
      tabIndex={0}
    >
      <table>
        <caption>
          {filled > cells.length
            ? `The best ${formatCount(cells.length)} of ${formatCount(filled)} elites; all are in the CSV under Share`
            : `All ${formatCount(filled)} elites, best first`}
        </caption>
        <thead>
          <tr>
            <th scope="col">Cell</th>
            <th scope="col">Elite</th>
            <th scope="col">Where</th>
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => {
            const { place, ranges, value } = describeCell(frame, axes, objective, undefined, cell);
            return (
              <tr key={cell.join()}>
                <th scope="row">{upper(place)}</th>
                <td>{value}</td>
                <td>{ranges}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
