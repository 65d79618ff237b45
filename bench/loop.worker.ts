/** `openLoop` behind messages: a link opens a loop, a number advances it. */
import { openLoop, type Loop } from './loop.ts';

let loop: Loop | undefined;

addEventListener('message', (event: MessageEvent<string | number>) => {
  if (typeof event.data === 'string') loop = openLoop(event.data);
  else void loop?.advance(event.data).then((answer) => postMessage(answer));
});
