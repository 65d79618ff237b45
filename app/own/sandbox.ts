import type { Sandbox } from '../run/given.ts';

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
  frame.src = new URL(`${import.meta.env.BASE_URL}sandbox.html`, document.baseURI).href;
  // Its origin has no name that could be written here; the port goes to this frame and to no other.
  frame.addEventListener('load', () => frame.contentWindow?.postMessage(null, '*', [port2]), { once: true });
  document.body.append(frame);
  return {
    port: port1,
    close() {
      port1.close();
      frame.remove();
    },
  };
}
