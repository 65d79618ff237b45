/** What to say of moves so far that cannot be played. Pure. */

/** In a sentence; `message` is what the problem that refused them said. */
export function refusedMoves(moves: string, message: string): string {
  const failed = /whose move (\d+, .+), cannot: (.+)$/.exec(message);
  const why = failed === null ? 'after them the game is over' : `move ${failed[1]}, fails, since ${failed[2]}`;
  return `The moves “${moves}” cannot be played from the beginning, so the game begins without them: ${why}.`;
}
