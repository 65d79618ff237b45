import { rateLimit } from '../run/limiter.ts';
import type { Session } from '../run/session.ts';
import { placeOf } from '../shell/places.ts';
import { writeAddress } from './opened.ts';

/** Browsers refuse more than about three writes a second over a longer time. */
const WRITE_EVERY_MS = 400;

/** The address bar is the run: it follows what the person does, and what the person puts there is opened. */
export function bindAddressBar(session: Session): void {
  session.onTouch = rateLimit(() => {
    // Called late, it may be another run by now.
    if (!session.hasNews) return;
    const text = session.encode(session.link());
    // Where another page is open the run rests, and the address is that page's.
    if (text === '' || text === location.hash || placeOf(location.hash) !== null) return;
    writeAddress(text);
  }, WRITE_EVERY_MS);
  /** The run that rests while another page is open, as its address said. */
  let resting: string | null = null;
  window.addEventListener('hashchange', ({ oldURL, newURL }) => {
    // The run there was may have written here since: that is not what the person put.
    const { hash } = new URL(newURL);
    if (placeOf(hash) !== null) {
      const old = new URL(oldURL).hash;
      if (placeOf(old) === null) resting = old;
      return;
    }
    const isBack = hash === resting;
    resting = null;
    // It is as it was left.
    if (isBack) return session.onTouch();
    if (hash !== location.hash) history.replaceState(null, '', hash);
    session.openLink(hash);
  });
  void session.start(location.hash);
}
