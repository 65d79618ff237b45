import type { Sandbox } from '../run/given.ts';

/** Answers for a frame that did not load. */
function refuse(port: MessagePort): void {
  port.addEventListener('message', ({ data }) => {
    if (typeof data?.id === 'number') port.postMessage({ id: data.id, absent: true });
  });
  port.start();
}

/**
 * A frame with an origin of its own, which has no network and cannot reach this page: there a person's program is run.
 * What is sent through the port before the frame has loaded waits in it.
 */
export function openSandbox(): Sandbox {
  const { port1, port2 } = new MessageChannel();
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.hidden = true;
  frame.title = 'Where your program runs';
  // Its origin has no name that could be written here; the port goes to this frame and to no other.
  frame.addEventListener('load', () => frame.contentWindow?.postMessage(null, '*', [port2]), { once: true });
  frame.src = new URL(`${import.meta.env.BASE_URL}sandbox.html`, document.baseURI).href;
  let closed = false;
  // A frame does not tell whether what it loaded is there.
  void fetch(frame.src)
    .then(({ ok }) => ok)
    .catch(() => false)
    .then((there) => {
      if (!there) refuse(port2);
      else if (!closed) document.body.append(frame);
    });
  return {
    port: port1,
    close() {
      closed = true;
      port1.close();
      frame.remove();
    },
  };
}
