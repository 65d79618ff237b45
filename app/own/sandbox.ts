import type { Sandbox } from '../run/given.ts';

/** A frame that has not told by then that it is there never will: it is a few kilobytes. */
const LOAD_MS = 15_000;

/** Answers for a frame that did not load. */
function refuse(port: MessagePort): void {
  port.addEventListener('message', ({ data }) => {
    if (typeof data?.id === 'number') port.postMessage({ id: data.id, absent: true });
  });
  port.start();
}

/**
 * A frame in which another has an origin of its own, no network and no way to reach this page: there a person's program is
 * run. (A frame that is apart itself would not be kept for use without a network: it has no service worker.) What is sent
 * through the port before that has loaded waits in it.
 */
export function openSandbox(): Sandbox {
  const { port1, port2 } = new MessageChannel();
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.title = 'Where your program runs';
  const stop = (): void => {
    clearTimeout(late);
    removeEventListener('message', greeted);
  };
  // It tells by itself: the event of a frame that was loaded comes for a page of the browser's about an error, too.
  const greeted = ({ source }: MessageEvent): void => {
    if (source !== frame.contentWindow) return;
    stop();
    // Where this page has no origin that has a name, that frame has none either; the port goes to it and to no other.
    frame.contentWindow?.postMessage(null, '*', [port2]);
  };
  const late = setTimeout(() => {
    stop();
    refuse(port2);
  }, LOAD_MS);
  addEventListener('message', greeted);
  frame.src = new URL(`${import.meta.env.BASE_URL}sandbox.html`, document.baseURI).href;
  document.body.append(frame);
  return {
    port: port1,
    close() {
      stop();
      port1.close();
      frame.remove();
    },
  };
}
