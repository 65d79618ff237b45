/** The colours that the plot is drawn in: the page's CSS variables. */
export interface Colours {
  readonly text: string;
  readonly surface: string;
  readonly faint: string;
  readonly truth: string;
  readonly accent: string;
}

export function readColours(element: Element): Colours {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  return {
    text: colour('--text'),
    surface: colour('--surface'),
    faint: colour('--scatter-faint'),
    truth: colour('--series-2'),
    accent: colour('--accent'),
  };
}
