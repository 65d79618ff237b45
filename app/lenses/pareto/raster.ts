/**
 * Points as small discs in a buffer of pixels: 100,000 of them in a few milliseconds, and more added at the cost of the
 * new ones alone. Later points lie over earlier ones. Pixels are those of ImageData read as little-endian numbers. Pure.
 */

/** The pixels of a disc around its middle, with soft edges. */
interface Disc {
  readonly dx: Int32Array;
  readonly dy: Int32Array;
  /** 0 to 255. */
  readonly alpha: Uint8Array;
}

function discOf(radius: number): Disc {
  const reach = Math.ceil(radius);
  const found: [number, number, number][] = [];
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const cover = Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(dx, dy)));
      if (cover > 0) found.push([dx, dy, Math.round(255 * cover)]);
    }
  }
  return {
    dx: Int32Array.from(found, ([dx]) => dx),
    dy: Int32Array.from(found, ([, dy]) => dy),
    alpha: Uint8Array.from(found, ([, , alpha]) => alpha),
  };
}

/** From places in the unit square to pixels: side · place + offset. */
export interface Window {
  readonly side: number;
  readonly x: number;
  readonly y: number;
}

export class PointRaster {
  readonly width: number;
  /** [width × width] */
  readonly pixels: Uint32Array;
  #radius = 0;
  #disc = discOf(1);

  constructor(width: number, buffer: ArrayBufferLike = new ArrayBuffer(4 * width * width)) {
    this.width = width;
    this.pixels = new Uint32Array(buffer);
  }

  clear(): void {
    this.pixels.fill(0);
  }

  /** Draws rows [from, to): places in the square, discs of `radius` pixels, each in its colour 0xBBGGRR. */
  draw(
    x: Float32Array,
    y: Float32Array,
    from: number,
    to: number,
    { side, x: left, y: top }: Window,
    radius: number,
    colourOf: (row: number) => number,
  ): void {
    if (radius !== this.#radius) this.#disc = discOf(radius);
    this.#radius = radius;
    const { width, pixels } = this;
    const { dx, dy, alpha } = this.#disc;
    const reach = Math.ceil(radius);
    for (let row = from; row < to; row++) {
      const px = Math.round(side * x[row] + left - 0.5);
      const py = Math.round(side * y[row] + top - 0.5);
      // Written so that NaN is outside, too.
      if (!(px >= -reach && px < width + reach && py >= -reach && py < width + reach)) continue;
      const colour = colourOf(row);
      if (colour < 0) continue;
      const whole = px >= reach && px < width - reach && py >= reach && py < width - reach;
      const middle = py * width + px;
      for (let i = 0; i < alpha.length; i++) {
        if (!whole) {
          const [ax, ay] = [px + dx[i], py + dy[i]];
          if (ax < 0 || ax >= width || ay < 0 || ay >= width) continue;
        }
        const at = middle + dy[i] * width + dx[i];
        // A soft edge does not eat into a disc below.
        if (alpha[i] >= pixels[at] >>> 24) pixels[at] = ((alpha[i] << 24) | colour) >>> 0;
      }
    }
  }
}
