/**
 * Calls back once the browser has laid out and drawn what was just put into the page: who then measures does not have it lay out
 * twice, nor in the midst of other work. Returns what takes it back.
 */
export function afterLayout(callback: () => void): () => void {
  let timer = 0;
  const request = requestAnimationFrame(() => {
    timer = window.setTimeout(callback);
  });
  return () => {
    cancelAnimationFrame(request);
    clearTimeout(timer);
  };
}
