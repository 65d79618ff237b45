/** Experiments to begin with, each a link: what they show was published. */
export interface Prepared {
  readonly title: string;
  readonly about: string;
  readonly link: string;
}

export const PREPARED: readonly Prepared[] = [
  {
    title: 'P-games, B = 8, D = 8',
    about:
      'Kocsis & Szepesvári’s figure: with more playouts UCT errs less and less, while flat Monte Carlo goes on making the same mistakes. 200 random trees.',
    link: '#/mcts?evals=31623&l.trials=200&problem=p-game&s.c=1&s2.c=1&search2=mcts-solver&search3=ucb1-tuned&search4=flat-mc',
  },
  {
    title: 'Connect-4, 200 hard positions',
    about: 'How often each search fails to choose a best move, by the number of playouts; two seeds.',
    link: '#/mcts?evals=10000&l.trials=400&problem=connect4&search2=mcts-solver&search3=ucb1-tuned&search4=flat-mc',
  },
  {
    title: 'P-games, a quick look',
    about: 'Smaller trees (B = 2, D = 12), done in a few seconds.',
    link: '#/mcts?evals=1000&l.trials=100&p.branching=2&p.depth=12&problem=p-game&s.c=1&search2=flat-mc',
  },
];
