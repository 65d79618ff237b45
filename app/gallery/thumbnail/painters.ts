import type { Picture } from '../../../workers/core/miniature.ts';
import { barsPainter } from './paint-bars.ts';
import { frontPainter } from './paint-front.ts';
import { linesPainter } from './paint-lines.ts';
import { mapPainter } from './paint-map.ts';
import { treePainter } from './paint-tree.ts';
import type { Paint } from './paint.ts';

/** Who draws a miniature. */
export function painterOf(picture: Picture): Paint {
  if (picture.kind === 'map') return mapPainter(picture);
  if (picture.kind === 'front') return frontPainter(picture);
  if (picture.kind === 'lines') return linesPainter(picture);
  return picture.kind === 'tree' ? treePainter(picture) : barsPainter(picture);
}
