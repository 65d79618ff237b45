/** The lab in plain words. */
export function About() {
  return (
    <details className="about" data-part="about">
      <summary>What am I looking at?</summary>
      <p>
        Monte Carlo tree search finds a good move by trying. Again and again it walks down a tree of positions, plays
        the rest of the game at random, and remembers how that ended.
      </p>
      <ol>
        <li>
          <strong>Selection</strong>: from the root down, by a rule that weighs what went well so far against what was
          tried little.
        </li>
        <li>
          <strong>Expansion</strong>: a position reached again gets its moves as children.
        </li>
        <li>
          <strong>Playout</strong>: random moves to the end of the game.
        </li>
        <li>
          <strong>Back-up</strong>: the result is added to every node passed.
        </li>
      </ol>
      <p>
        Where there is a <strong>network</strong>, as in “Connect-4 with a network”, PUCT and Gumbel search have it
        judge the position instead of a playout: what it is worth, and which moves look best.
      </p>
      <p>
        In the <strong>icicle</strong> each bar is a position: as wide as its visits, below the position it comes from.
        The search would play the widest move. Click a bar to look below it.
      </p>
      <p>
        Connect-4 and tic-tac-toe can be <strong>played against</strong> the search, which shows what it thinks.
      </p>
      <p>
        Kocsis and Szepesvári 2006, <em>Bandit based Monte-Carlo planning</em>; Browne et al. 2012,{' '}
        <em>A survey of Monte Carlo tree search methods</em>.
      </p>
    </details>
  );
}
