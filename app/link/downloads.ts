/** Files a person takes away. Their names say which run they are of. */
import type { MetricCard } from '../../workers/core/types.ts';
import type { Result } from '../../workers/core/result.ts';
import type { Progress, RunInfo } from '../../workers/host/protocol.ts';
import { curvesSvg } from '../lenses/curves/figure.ts';
import { mapSvg } from '../lenses/elite-map/figure.ts';
import { frontSvg } from '../lenses/pareto/figure.ts';
import { svgToPng } from '../lenses/figure-png.ts';
import { saveFile } from '../ui/save-file.ts';
import { formatCount } from '../../workers/core/params.ts';

const PNG_SCALE = 3;

export type DownloadKind =
  | 'csv'
  | 'elites-json'
  | 'points-csv'
  | 'json'
  | 'front-png'
  | 'front-svg'
  | 'map-png'
  | 'map-svg'
  | 'curves-png'
  | 'curves-svg';

const ELITES = 'All elites (columns as in pyribs)';

const OF_MAPS: readonly DownloadKind[] = ['csv', 'elites-json', 'map-png', 'map-svg'];

interface Offer {
  readonly kind: DownloadKind;
  readonly label: string;
  readonly of: string;
}

/** Of runs with several objectives. */
const OF_FRONTS: readonly Offer[] = [
  { kind: 'points-csv', label: 'CSV', of: 'All evaluations, with their objectives' },
  { kind: 'front-png', label: 'PNG', of: 'Front' },
  { kind: 'front-svg', label: 'SVG', of: 'Front' },
];

const OF_ALL: readonly Offer[] = [
  { kind: 'csv', label: 'CSV', of: ELITES },
  { kind: 'elites-json', label: 'JSON of its axes', of: ELITES },
  { kind: 'json', label: 'JSON', of: 'Trace: the run, its metrics and digests' },
  { kind: 'map-png', label: 'PNG', of: 'Map' },
  { kind: 'map-svg', label: 'SVG', of: 'Map' },
  { kind: 'curves-png', label: 'PNG', of: 'Curves' },
  { kind: 'curves-svg', label: 'SVG', of: 'Curves' },
];

export function downloadsOf({ info, progress }: Subject): readonly Offer[] {
  if (progress.frames?.['elite-map'] === undefined) return OF_ALL.filter(({ kind }) => !OF_MAPS.includes(kind));
  return info.objectives.length > 1 ? [...OF_FRONTS, ...OF_ALL] : OF_ALL;
}

export interface Subject {
  readonly info: RunInfo;
  readonly progress: Progress;
  readonly metrics: readonly MetricCard[];
  readonly csv: () => Promise<Result<string>>;
  readonly points: () => Promise<Result<string>>;
  readonly sidecar: () => Promise<Result<string>>;
  readonly trace: () => Promise<Result<string>>;
}

export function fileName({ info: { spec }, progress }: Subject, kind: DownloadKind): string {
  const stem = `searchlight-${spec.problem}-${spec.search}-seed${spec.seed}-at${progress.at}`;
  const [first, second] = kind.split('-');
  return second === undefined ? `${stem}.${first}` : `${stem}-${first}.${second}`;
}

function titleOf({ info: { spec }, progress }: Subject): string {
  return `${spec.search} on ${spec.problem}, seed ${spec.seed}, after ${formatCount(progress.at)} evaluations`;
}

function figure(subject: Subject, of: string): string {
  const { frames } = subject.progress;
  if (frames === undefined) throw new Error('nothing is drawn yet');
  const { info, metrics } = subject;
  const title = titleOf(subject);
  if (of === 'curves') return curvesSvg(frames.curves, metrics, title);
  if (of === 'front') {
    if (frames.pareto === undefined) throw new Error('this run has no front');
    return frontSvg(frames.pareto, info.objectives, info.fronts, title);
  }
  const map = frames['elite-map'];
  if (map === undefined) throw new Error('this run has no map');
  return mapSvg(map, info.descriptors, info.objectives[0], title);
}

async function contents(subject: Subject, kind: DownloadKind): Promise<Blob> {
  if (kind === 'csv' || kind === 'points-csv' || kind === 'elites-json' || kind === 'json') {
    const asks = {
      csv: subject.csv,
      'points-csv': subject.points,
      'elites-json': subject.sidecar,
      json: subject.trace,
    };
    const ask = asks[kind];
    const result = await ask();
    if (!result.ok) throw new Error(`${result.message}; ${result.hint}`);
    return new Blob([result.value], { type: kind.endsWith('csv') ? 'text/csv' : 'application/json' });
  }
  const [of, format] = kind.split('-');
  const svg = figure(subject, of);
  return format === 'png' ? svgToPng(svg, PNG_SCALE) : new Blob([svg], { type: 'image/svg+xml' });
}

/** Makes a file and hands it to the browser. Throws with a sentence when it cannot be made. */
export async function download(subject: Subject, kind: DownloadKind): Promise<void> {
  saveFile(fileName(subject, kind), await contents(subject, kind));
}
