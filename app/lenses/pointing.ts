/** What makes a line of a table a way to point at its row: by pointer, and by focus on what is in it. */
export const pointing = (row: number, onPoint: (row: number | null) => void) => ({
  onPointerEnter: () => onPoint(row),
  onPointerLeave: () => onPoint(null),
  onFocus: () => onPoint(row),
  onBlur: () => onPoint(null),
});
