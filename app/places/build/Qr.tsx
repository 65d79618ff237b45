import { useMemo } from 'react';
import { encode } from 'uqr';

/** Modules around it that scanners need. */
const BORDER = 4;

/** The dark squares as one path, or null where the text does not fit into any code. */
function pathOf(text: string): { readonly path: string; readonly size: number } | null {
  try {
    const { data, size } = encode(text, { ecc: 'L', border: BORDER });
    const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { path: squares.join(''), size };
  } catch {
    return null;
  }
}

/** A code to point a phone at, from a projector. */
export function Qr({ text }: { readonly text: string }) {
  const code = useMemo(() => pathOf(text), [text]);
  if (code === null) return <p>The link is too long for a QR code: copy it instead.</p>;
  return (
    <svg className="qr" role="img" aria-label="QR code of the link" viewBox={`0 0 ${code.size} ${code.size}`}>
      <rect width={code.size} height={code.size} />
      <path d={code.path} shapeRendering="crispEdges" />
    </svg>
  );
}
