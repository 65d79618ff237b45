import { useState } from 'react';
import type { MapFrame } from '../../workers/core/frames.ts';
import { succeed } from '../../workers/core/result.ts';
import { mapSvg } from '../lenses/elite-map/figure.ts';
import { svgToPng } from '../lenses/figure-png.ts';
import { saveFile } from '../ui/save-file.ts';
import type { OpenedArchive } from './opened-archive.ts';

const PNG_SCALE = 3;
const KINDS = ['CSV', 'JSON', 'SVG', 'PNG'] as const;
type Kind = (typeof KINDS)[number];

async function contents(
  kind: Kind,
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
  const [trouble, setTrouble] = useState('');
  const save = (kind: Kind): void => {
    setTrouble('');
    const stem = opened.name.replace(/\.[^.]*$/, '');
    contents(kind, opened, frame).then(
      (blob) => saveFile(`${stem}-map.${kind.toLowerCase()}`, blob),
      (error: unknown) =>
        setTrouble(`The file could not be made: ${error instanceof Error ? error.message : String(error)}.`),
    );
  };
  return (
    <div className="files-downloads" role="group" aria-label="Download the opened archive">
      <span>Download</span>
      {KINDS.map((kind) => (
        <button key={kind} type="button" className="button" onClick={() => save(kind)}>
          {kind}
        </button>
      ))}
      <span role="alert">{trouble}</span>
    </div>
  );
}
