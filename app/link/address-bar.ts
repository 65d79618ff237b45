import { rateLimit } from '../run/limiter.ts';
import { placeOf } from '../shell/places.ts';
import type { Session } from '../run/session.ts';

/** Browsers refuse more than about three writes a second over a longer time. */
const WRITE_EVERY_MS = 400;

/** The address bar is the run: it follows what the person does, and what the person puts there is opened. */
export function bindAddressBar(session: Session): void {
  session.onTouch = rateLimit(() => {
    const text = session.encode(session.link());
    // Where another page is open the run rests, and the address is that page's.
    if (text === '' || text === location.hash || placeOf(location.hash) !== null) return;
    try {
      history.replaceState(null, '', text);
    } catch {
      // Some sandboxed frames allow no writing here; the Share dialog still has the link.
    }
  }, WRITE_EVERY_MS);
  window.addEventListener('hashchange', ({ newURL }) => {
    // The run there was may have written here since: that is not what the person put.
    const { hash } = new URL(newURL);
    if (placeOf(hash) !== null) return;
    if (hash !== location.hash) history.replaceState(null, '', hash);
    session.openLink(hash);
  });
  void session.start(location.hash);
}
