import type { MapFrame } from '../../workers/core/frames.ts';
import { succeed } from '../../workers/core/result.ts';
import { mapSvg } from '../lenses/elite-map/figure.ts';
import { svgToPng } from '../lenses/figure-png.ts';
import { FileButtons } from './FileButtons.tsx';
import type { OpenedArchive } from './opened-archive.ts';

const PNG_SCALE = 3;
const KINDS = ['CSV', 'JSON', 'SVG', 'PNG'] as const;

export const stemOf = (name: string): string => name.replace(/\.[^.]*$/, '');

async function make(
  kind: (typeof KINDS)[number],
  { archive, answers, draft, name, reader }: OpenedArchive,
  frame: MapFrame,
): Promise<Blob> {
  if (kind === 'CSV' || kind === 'JSON') {
    const text = await reader.ask(async (remote) =>
      succeed(await (kind === 'CSV' ? remote.csv(archive) : remote.sidecar(archive, answers, draft.run))),
    );
    if (!text.ok) throw new Error(text.message);
    return new Blob([text.value], { type: kind === 'CSV' ? 'text/csv' : 'application/json' });
  }
  const svg = mapSvg(frame, answers.descriptors, answers.objective, name);
  return kind === 'SVG' ? new Blob([svg], { type: 'image/svg+xml' }) : svgToPng(svg, PNG_SCALE);
}

/** The opened archive saved anew: as pyribs' CSV with the JSON that says the rest, and as a figure. */
export function OpenedDownloads({ opened, frame }: { readonly opened: OpenedArchive; readonly frame: MapFrame }) {
  return (
    <FileButtons
      label="Download the archive"
      stem={`${stemOf(opened.name)}-map`}
      kinds={KINDS}
      make={(kind) => make(kind, opened, frame)}
    />
  );
}
