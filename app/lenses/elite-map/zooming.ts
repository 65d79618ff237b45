/**
 * Zooming and panning of a square by pointer, wheel, fingers and code. d3-zoom is loaded after the first picture, which
 * does without it; wishes that come before are dropped.
 */
import { select } from 'd3-selection';
import type * as D3Zoom from 'd3-zoom';
import type { ZoomBehavior, ZoomTransform } from 'd3-zoom';

/** A point p of the square is drawn at k·p + (x, y). */
export interface Transform {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export class Zooming {
  transform: Transform = { k: 1, x: 0, y: 0 };
  readonly #plot: HTMLElement;
  readonly #onZoom: () => void;
  #d3: typeof D3Zoom | null = null;
  #zoom: ZoomBehavior<HTMLElement, unknown> | null = null;
  #side = 0;
  #largest = 1;
  #pans = true;
  #ended = false;

  constructor(plot: HTMLElement, onZoom: () => void) {
    this.#plot = plot;
    this.#onZoom = onZoom;
    this.#claimTouch();
    import('d3-zoom').then(
      (d3) => this.#ended || this.#attach(d3),
      // Without it the map is there all the same, whole.
      () => {},
    );
  }

  /** How far one may zoom in. */
  setLargest(factor: number): void {
    this.#largest = factor;
    this.#zoom?.scaleExtent([1, factor]);
  }

  /** Whether dragging moves the square; if not, it is left to others, and only wheel, two fingers and code zoom. */
  setPans(pans: boolean): void {
    this.#pans = pans;
    this.#claimTouch();
  }

  /** The square has another side: the same part of it stays in view. */
  setSide(side: number): void {
    const { k, x, y } = this.transform;
    const scale = this.#side === 0 ? 1 : side / this.#side;
    this.#side = side;
    this.transform = { k, x: x * scale, y: y * scale };
    this.#fit();
  }

  /** Pans to a point of the square. */
  moveTo(x: number, y: number): void {
    this.#zoom?.translateTo(select(this.#plot), x, y);
  }

  scaleBy(factor: number, about: [number, number]): void {
    this.#zoom?.scaleBy(select(this.#plot), factor, about);
  }

  reset(): void {
    if (this.#d3) this.#zoom?.transform(select(this.#plot), this.#d3.zoomIdentity);
  }

  destroy(): void {
    this.#ended = true;
    select(this.#plot).on('.zoom', null);
  }

  /** One finger scrolls the page as long as there is nothing else for it to do. */
  #claimTouch(): void {
    this.#plot.style.touchAction = this.transform.k > 1 || !this.#pans ? 'none' : 'pan-x pan-y';
  }

  #attach(d3: typeof D3Zoom): void {
    const behaviour = d3.zoom<HTMLElement, unknown>().clickDistance(4);
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) behaviour.duration(0);
    behaviour
      .scaleExtent([1, this.#largest])
      // While the whole map is in view one finger scrolls the page; two fingers zoom.
      .filter((event: MouseEvent | TouchEvent) => {
        if ('touches' in event) return event.touches.length > 1 || (this.#pans && this.transform.k > 1);
        if (event.type === 'mousedown' && !this.#pans) return false;
        return !event.button && (!event.ctrlKey || event.type === 'wheel');
      })
      .on('zoom', ({ transform }: { transform: ZoomTransform }) => {
        this.transform = transform;
        this.#claimTouch();
        this.#onZoom();
      });
    this.#d3 = d3;
    this.#zoom = behaviour;
    select(this.#plot).call(behaviour);
    this.#fit();
  }

  #fit(): void {
    if (this.#d3 === null || this.#zoom === null) return;
    const { k, x, y } = this.transform;
    const square: [[number, number], [number, number]] = [
      [0, 0],
      [this.#side, this.#side],
    ];
    this.#zoom.extent(square).translateExtent(square);
    this.#zoom.transform(select(this.#plot), this.#d3.zoomIdentity.translate(x, y).scale(k));
  }
}
