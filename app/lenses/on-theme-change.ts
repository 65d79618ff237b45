/** Calls back when the page turns light or dark, or is presented, for lenses that draw with its colours. Returns the unsubscriber. */
export function onThemeChange(callback: () => void): () => void {
  const observer = new MutationObserver(callback);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-presenter'] });
  return () => observer.disconnect();
}
