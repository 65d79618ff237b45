import type { Objective } from '../../../workers/core/types.ts';

/** Which objectives are drawn, what the colours say and what dragging does. */
export function ScatterBar(props: {
  readonly objectives: readonly Objective[];
  readonly sides: readonly [x: number, y: number];
  onSides(sides: readonly [x: number, y: number]): void;
  /** An objective, or null for the order of the rows. */
  readonly colourBy: number | null;
  /** Left out where colours are not to be chosen. */
  readonly onColourBy?: ((k: number | null) => void) | undefined;
  readonly pans: boolean;
  onPans(pans: boolean): void;
}) {
  const { objectives, sides, onSides, colourBy, onColourBy, pans, onPans } = props;
  const [x, y] = sides;
  const options = objectives.map(({ name }, k) => (
    <option key={k} value={k}>
      {name}
    </option>
  ));
  // Choosing what the other side shows swaps the two.
  const choose = (side: 0 | 1, k: number): void => {
    if (side === 0) onSides(k === y ? [k, x] : [k, y]);
    else onSides(k === x ? [y, k] : [x, k]);
  };
  return (
    <div className="scatter-bar">
      <label>
        Across
        <select value={x} onChange={(event) => choose(0, Number(event.target.value))}>
          {options}
        </select>
      </label>
      <label>
        Up
        <select value={y} onChange={(event) => choose(1, Number(event.target.value))}>
          {options}
        </select>
      </label>
      {onColourBy && (
        <label>
          Colour
          <select
            value={colourBy ?? ''}
            onChange={(event) => onColourBy(event.target.value === '' ? null : Number(event.target.value))}
          >
            <option value="">order</option>
            {options}
          </select>
        </label>
      )}
      <div role="group" aria-label="Dragging">
        <button type="button" aria-pressed={!pans} title="Drag to select a rectangle" onClick={() => onPans(false)}>
          Select
        </button>
        <button type="button" aria-pressed={pans} title="Drag to move, once zoomed in" onClick={() => onPans(true)}>
          Move
        </button>
      </div>
    </div>
  );
}

/** How much is in view. */
export function ViewButtons(props: {
  readonly close: boolean;
  onClose(close: boolean): void;
  onZoom(factor: number): void;
  onReset(): void;
}) {
  const { close, onClose, onZoom, onReset } = props;
  return (
    <div role="group" aria-label="What is in view">
      <button
        type="button"
        aria-pressed={close}
        title="Fill the plot with the front, instead of all points"
        onClick={() => onClose(!close)}
      >
        Front only
      </button>
      <button type="button" aria-label="Zoom in" title="Zoom in (+)" onClick={() => onZoom(2)}>
        +
      </button>
      <button type="button" aria-label="Zoom out" title="Zoom out (−)" onClick={() => onZoom(0.5)}>
        −
      </button>
      <button type="button" title="Undo the zoom (0)" onClick={onReset}>
        Reset
      </button>
    </div>
  );
}
