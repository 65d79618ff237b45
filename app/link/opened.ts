/**
 * The link that this page of the browser's history was opened with, whatever the address bar has come to say of the run
 * since. It stays through reloads and Back; a link that is followed has its own.
 */
export const openedLink = (): string => {
  const { opened } = (history.state ?? {}) as { readonly opened?: unknown };
  return typeof opened === 'string' ? opened : location.hash;
};

/** Has the address say `link` without going anywhere. */
export function writeAddress(link: string): void {
  try {
    history.replaceState({ opened: openedLink() }, '', link);
  } catch {
    // Some sandboxed frames allow no writing here; the Share dialog still has the link.
  }
}
