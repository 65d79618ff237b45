import { useEffect, useRef } from 'react';
import { STEPS } from '../../../workers/core/miniature.ts';
import { onThemeChange } from '../../lenses/on-theme-change.ts';
import { painterFor } from './load.ts';
import type { Colours, Paint } from './paint.ts';

/** A step of the run is on show for so long; all of them take less than five seconds, so that nothing moves on and on. */
const STEP_MS = 100;
/** Miniatures are fetched when they are so near to being seen. */
const NEAR = '150px';

function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    empty: read('--map-empty'),
    line: read('--line'),
    muted: read('--muted'),
    series: [1, 2, 3, 4].map((n) => read(`--series-${n}`)),
  };
}

/** Draws on one canvas: at rest, or step by step. */
class Show {
  private readonly canvas: HTMLCanvasElement;
  private paint: Paint | undefined;
  private step = STEPS - 1;
  private timer: number | undefined;

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
  }

  /** From the first step to the last; at once the last where a person wants nothing to move. */
  play(paint: Paint): void {
    this.paint = paint;
    this.stop();
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return this.draw();
    this.step = 0;
    this.draw();
    this.timer = window.setInterval(() => {
      this.step += 1;
      this.draw();
      if (this.step === STEPS - 1) this.stop();
    }, STEP_MS);
  }

  replay(): void {
    if (this.paint && this.timer === undefined) this.play(this.paint);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  draw(): void {
    const { canvas, paint, step } = this;
    const context = canvas.getContext('2d');
    const { clientWidth: width, clientHeight: height } = canvas;
    if (!context || !paint || width === 0) return;
    const ratio = Math.min(2, devicePixelRatio);
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint(context, { width, height, step, colours: coloursOf(canvas) });
    canvas.dataset.step = String(step + 1);
  }
}

/** A run's miniature, which plays once when it comes into view, and again when `lively` becomes true. What it shows is said beside it. */
export function Thumbnail({ id, lively }: { readonly id: string; readonly lively: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const show = useRef<Show | null>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const made = new Show(element);
    show.current = made;
    let gone = false;
    const seen = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        seen.disconnect();
        painterFor(id).then(
          (paint) => gone || made.play(paint),
          // The card says all without its picture.
          () => {},
        );
      },
      { rootMargin: NEAR },
    );
    seen.observe(element);
    const resized = new ResizeObserver(() => made.draw());
    resized.observe(element);
    const leaveTheme = onThemeChange(() => made.draw());
    return () => {
      gone = true;
      made.stop();
      seen.disconnect();
      resized.disconnect();
      leaveTheme();
    };
  }, [id]);
  useEffect(() => {
    if (lively) show.current?.replay();
  }, [lively]);
  return <canvas ref={canvas} className="thumbnail" aria-hidden="true" data-run={id} />;
}
