/**
 * The k nearest neighbours of points in the plane, exactly: the same as comparing with every other point, at a cost that
 * hardly grows with their number while they are spread out. Points lie in square buckets, a few in each; a query looks
 * at rings of buckets around its own until nothing nearer can follow. Of equally distant points the lower index is
 * nearer. Scratch, to be kept outside a search's state.
 */

/** Points a bucket holds on average where they are spread evenly, and the most buckets along one side. */
const PER_BUCKET = 3;
const MAX_SIDE = 256;

/** What a query found, nearest first. */
export interface Near {
  count: number;
  /** [k] */
  readonly indices: Uint32Array;
  /** [k] squared distances. */
  readonly squared: Float64Array;
}

export const newNear = (k: number): Near => ({
  count: 0,
  indices: new Uint32Array(k),
  squared: new Float64Array(k),
});

export class Plane {
  private points: Float64Array = new Float64Array(0);
  private columns = 1;
  private rows = 1;
  private width = 0;
  private lowX = 0;
  private lowY = 0;
  /** [buckets + 1] where in `order` each bucket begins. */
  private readonly starts = new Uint32Array(MAX_SIDE * MAX_SIDE + 1);
  /** Points by bucket, then by index. */
  private order = new Uint32Array(0);
  private bucketOf = new Uint32Array(0);

  /** Takes the first `count` of `points` ([count × 2]), which must stay as they are while queries are made. */
  set(points: Float64Array, count: number): void {
    this.points = points;
    if (this.order.length < count) {
      this.order = new Uint32Array(2 * count);
      this.bucketOf = new Uint32Array(2 * count);
    }
    this.layOut(points, count);
    const { columns, rows, starts, order, bucketOf } = this;
    starts.fill(0, 0, columns * rows + 1);
    for (let i = 0; i < count; i++) {
      const bucket = this.row(points[2 * i + 1]) * columns + this.column(points[2 * i]);
      bucketOf[i] = bucket;
      starts[bucket + 1]++;
    }
    for (let bucket = 0; bucket < columns * rows; bucket++) starts[bucket + 1] += starts[bucket];
    // Moved up by one, each bucket's start becomes its end, the next one's start, while the bucket is filled.
    for (let bucket = columns * rows; bucket > 0; bucket--) starts[bucket] = starts[bucket - 1];
    for (let i = 0; i < count; i++) order[starts[bucketOf[i] + 1]++] = i;
  }

  /** Finds the `near.indices.length` points nearest to point i, without itself; fewer if there are no more. */
  nearest(i: number, near: Near): void {
    const { points, columns, rows, width } = this;
    const k = near.indices.length;
    const x = points[2 * i];
    const y = points[2 * i + 1];
    const column = this.column(x);
    const row = this.row(y);
    near.count = 0;
    const rings = Math.max(column, columns - 1 - column, row, rows - 1 - row);
    for (let ring = 0; ring <= rings; ring++) {
      // All that lies further out is at least a bucket's width less than the ring's number away; less a hair for rounding.
      const reach = (ring - 1) * width * 0.999999;
      if (ring > 0 && near.count === k && near.squared[k - 1] < reach * reach) return;
      const top = Math.min(rows - 1, row + ring);
      for (let r = Math.max(0, row - ring); r <= top; r++) {
        // Inner rows of a ring have a bucket at either end only.
        const whole = r === row - ring || r === row + ring;
        const step = whole || ring === 0 ? 1 : 2 * ring;
        for (let c = column - ring; c <= column + ring; c += step)
          if (c >= 0 && c < columns) this.scan(r * columns + c, i, x, y, near);
      }
    }
  }

  private scan(bucket: number, own: number, x: number, y: number, near: Near): void {
    const { points, order, starts } = this;
    const { indices, squared } = near;
    const k = indices.length;
    for (let at = starts[bucket]; at < starts[bucket + 1]; at++) {
      const other = order[at];
      if (other === own) continue;
      const dx = points[2 * other] - x;
      const dy = points[2 * other + 1] - y;
      const distance = dx * dx + dy * dy;
      let to = near.count;
      if (to === k) {
        const last = squared[k - 1];
        if (distance > last || (distance === last && other > indices[k - 1])) continue;
        to--;
      } else {
        near.count++;
      }
      for (; to > 0; to--) {
        const before = squared[to - 1];
        if (before < distance || (before === distance && indices[to - 1] < other)) break;
        squared[to] = before;
        indices[to] = indices[to - 1];
      }
      squared[to] = distance;
      indices[to] = other;
    }
  }

  /** Square buckets over the points' bounding box. */
  private layOut(points: Float64Array, count: number): void {
    let lowX = Infinity;
    let lowY = Infinity;
    let highX = -Infinity;
    let highY = -Infinity;
    for (let i = 0; i < count; i++) {
      const x = points[2 * i];
      const y = points[2 * i + 1];
      if (x < lowX) lowX = x;
      if (x > highX) highX = x;
      if (y < lowY) lowY = y;
      if (y > highY) highY = y;
    }
    const wide = highX - lowX;
    const high = highY - lowY;
    const longer = Math.max(wide, high);
    // Where the box is thin it is the points along its longer side that must be shared out.
    const even = Math.max(Math.sqrt((wide * high * PER_BUCKET) / count), (longer * PER_BUCKET) / count);
    this.width = Math.max(even, longer / (MAX_SIDE - 1));
    this.lowX = lowX;
    this.lowY = lowY;
    this.columns = 1;
    this.rows = 1;
    if (!(longer > 0)) return;
    this.columns = this.column(highX, MAX_SIDE) + 1;
    this.rows = this.row(highY, MAX_SIDE) + 1;
  }

  private column(x: number, columns = this.columns): number {
    return this.width > 0 ? Math.min(columns - 1, Math.floor((x - this.lowX) / this.width)) : 0;
  }

  private row(y: number, rows = this.rows): number {
    return this.width > 0 ? Math.min(rows - 1, Math.floor((y - this.lowY) / this.width)) : 0;
  }
}
