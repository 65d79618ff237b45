/**
 * Has the browser keep the site for use without a connection, and tells when a newer version of it is ready. Nothing comes
 * of it where that is not possible (from a file, in a frame, where storage is blocked): the page works as it is.
 */
import { createRoot } from 'react-dom/client';
import { createElement } from 'react';
import { NewVersion } from './NewVersion.tsx';

/** The version is there and waits; told once for each. */
function tellOf(waiting: ServiceWorker): void {
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const dismiss = () => {
    root.unmount();
    place.remove();
  };
  const useNow = () => {
    // Other pages that are open go on with the version they have.
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('use-now');
  };
  waiting.addEventListener('statechange', () => waiting.state === 'redundant' && dismiss());
  root.render(createElement(NewVersion, { onUse: useNow, onDismiss: dismiss }));
}

async function register(): Promise<void> {
  const script = new URL('service-worker.js', document.baseURI);
  const registration = await navigator.serviceWorker.register(script, { updateViaCache: 'none' });
  // Without one at work this is the first version, which nobody need be told of.
  const hadOne = () => navigator.serviceWorker.controller !== null;
  if (registration.waiting !== null && hadOne()) tellOf(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    const isUpdate = hadOne();
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && isUpdate) tellOf(coming);
    });
  });
}

export function startOffline(): void {
  register().catch(() => {});
}
