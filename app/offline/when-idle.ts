/** After all that the first picture needs: what is kept for later must not slow it down. */
const AFTER_LOAD_MS = 3_000;

/** Not while developing, and in pages of their own only: a page inside another keeps nothing on the device. */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || window.top !== window || !location.protocol.startsWith('http')) return;
  const later = () =>
    setTimeout(
      () =>
        void import('./start.ts').then(
          ({ startOffline }) => startOffline(),
          () => {},
        ),
      AFTER_LOAD_MS,
    );
  if (document.readyState === 'complete') later();
  else window.addEventListener('load', later, { once: true });
}
