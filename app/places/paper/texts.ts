/** What each paper says, in our words, and what can be done with it here. Data only; keyed like `PAPERS`. */

export interface PaperText {
  /** In a line, for lists. */
  readonly short: string;
  /** What it says, in plain words; a paragraph each. */
  readonly says: readonly string[];
  /** What to do here. */
  readonly todo: readonly { readonly text: string; readonly href: string }[];
  /** How what is here differs from the paper. */
  readonly here: string;
}

export const PAPER_TEXTS: Readonly<Record<string, PaperText>> = {
  'map-elites': {
    short: 'Keep the best solution of every kind, and search from all of them.',
    says: [
      'Most searches look for one best solution. MAP-Elites draws a map first: a person names two features of interest, such as how much wiring a network uses and how modular it is, and cuts them into cells. Every cell keeps the best solution found so far with those features, its elite.',
      'The search then picks an elite at random, changes it a little, evaluates the child, and files it in the cell where it belongs, if that cell is empty or holds something worse. A child often lands far from its parent, so good ideas travel over the map, and the best solution of all is often reached over elites that were good at something else.',
      'The result is a picture of what is possible: how good a solution can be for every combination of features. The paper tries it on networks for an artificial retina, on simulated soft robots and on a real soft arm, and measures global performance, reliability, precision and coverage against other searches.',
    ],
    todo: [
      { text: 'Watch the map of a robot arm fill', href: '#/map-elites?problem=arm' },
      {
        text: 'Search the networks of the retina',
        href: '#/map-elites?evals=400000&problem=retina&s.cols=64&s.rows=64',
      },
      {
        text: 'Race it against a search for the best and against chance',
        href: '#/map-elites?evals=20000&problem=arm&search2=ea&search3=random',
      },
      {
        text: 'Evolve soft robots and watch them walk',
        href: '#/map-elites?evals=3072&problem=soft-robot&s.batch=64&s.cols=32&s.initial=256&s.rows=32',
      },
    ],
    here: 'The arm is the planar arm that later papers use, in place of a physical one, and the robots are flat. The retina follows the paper’s methods, with fewer evaluations.',
  },
  'cma-me': {
    short: 'MAP-Elites whose steps adapt, as those of CMA-ES do.',
    says: [
      'MAP-Elites changes its elites by steps of a fixed size. CMA-ES, one of the strongest searches for a single best solution, learns from each batch how large the next steps should be and in which directions. CMA-ME brings the two together.',
      'Several emitters, each with a Gaussian distribution of its own, propose solutions for one shared map. An improvement emitter ranks its children by how much they add to the map, new cells first, and moves its distribution towards those. When it no longer adds anything it starts again from an elite.',
      'On functions of many dimensions the paper finds that it fills more of the map, with better elites, than MAP-Elites and CMA-ES do.',
    ],
    todo: [
      { text: 'Let emitters illuminate a sphere', href: '#/map-elites?problem=sphere&s.sigma=0.5&search=cma-me' },
      {
        text: 'Race CMA-ME and MAP-Elites',
        href: '#/map-elites?evals=60000&problem=sphere&s.sigma=0.5&search=cma-me&search2=map-elites',
      },
    ],
    here: 'The card game of the paper is not here; its benchmark functions are.',
  },
  'cma-mae': {
    short: 'A threshold in every cell that rises slowly, between exploring and optimising.',
    says: [
      'CMA-ME can leave a promising cell too early: once a cell is filled, only a better solution counts as an improvement, so the search prefers to go on to empty cells. CMA-MAE gives every cell a threshold that a new solution must exceed, and lets it rise only by a share of the gain, the learning rate.',
      'With a rate of 0 the threshold never moves and the search optimises like CMA-ES; with a rate of 1 it behaves like CMA-ME. In between it gradually anneals from one to the other, and the paper shows that this works well on flat objectives, too, and where the resolution of the map changes.',
    ],
    todo: [
      {
        text: 'Three learning rates, side by side',
        href: '#/map-elites?evals=60000&problem=rastrigin&s.learning-rate=0&s.sigma=0.5&s2.sigma=0.5&s3.learning-rate=1&s3.sigma=0.5&search=cma-mae&search2=cma-mae&search3=cma-mae',
      },
      { text: 'The flat objective', href: '#/map-elites?problem=plateau&s.sigma=0.5&search=cma-mae' },
    ],
    here: 'Sphere, Rastrigin, plateau and arm are here; the search through pictures of a large generative network is not.',
  },
  linas: {
    short: 'Predict what you have not tried, and evaluate only the best guesses.',
    says: [
      'A super-network contains a huge number of smaller ones. Each is a trade-off: the more accurate, the more work it takes. What one wants is the Pareto front, the networks of which none is better in both, but evaluating one takes minutes.',
      'LINAS evaluates a few networks, trains a simple predictor for each objective on all that it has seen, and runs a whole evolutionary search on predictions alone, which costs next to nothing. The best of that search are evaluated for real, the predictors learn from them, and the next round begins.',
      'The paper finds this to work for images, translation and recommendation alike: it needs a fraction of the evaluations that NSGA-II needs for the same front.',
    ],
    todo: [
      { text: 'Watch LINAS close in on the true front', href: '#/nas' },
      {
        text: 'Race it against NSGA-II and chance',
        href: '#/nas?evals=150&problem=supernet&s.batch=25&s2.population=50&s3.batch=25&search=linas&search2=nsga2&search3=random',
      },
    ],
    here: 'The super-network here is small enough that all of its 110,592 networks were evaluated, so that the true front is known. The paper’s have 10⁷ to 10¹⁹.',
  },
  'hardware-aware': {
    short: 'A system that finds networks for the device they are to run on.',
    says: [
      'Which network is best depends on the device: what is quick on one is slow on another. The paper describes a system that takes a trained super-network and a device, and searches for networks that fit that device, without training anything again.',
      'Its search, called ConcurrentNAS here and LINAS later, alternates between predictors and real evaluations. It can start from what was best on another device, and it can leave out choices that are rare among good networks.',
      'The paper reports networks as accurate as others found, with less latency, after far fewer evaluations.',
    ],
    todo: [
      { text: 'Measure the networks on this device: Latency here, in the NAS lab', href: '#/nas' },
      {
        text: 'WeakNAS, to which it is compared',
        href: '#/nas?evals=150&problem=supernet&search=weaknas',
      },
    ],
    here: 'The networks are small ones that read MNIST-1D in this browser, and the device is yours.',
  },
  'sparse-masks': {
    short: 'Does picking a mask before training help? A baseline says no.',
    says: [
      'Large networks can lose most of their nodes or weights and still learn. Which ones may go? A search could try many masks on a network that is not trained yet and keep the one that scores best, which is cheap.',
      'The paper holds random search against this as a baseline: masks picked by their accuracy before training are, after training, no better than any other mask of the same sparsity, and they are not quicker to train either.',
    ],
    todo: [
      {
        text: 'Is the best of a thousand masks any better? After training tells',
        href: '#/nas?evals=1000&l.cols=24&l.rows=24&problem=sparse-mask&s.batch=50&search=random',
      },
    ],
    here: 'We know the abstract only. The network, the data and the budgets are ours.',
  },
  uct: {
    short: 'A tree of moves, where every choice is a bandit.',
    says: [
      'To choose a move one can play many random games from it and count. UCT keeps those counts in a tree, and treats every position as a bandit with one arm for each move: it takes the move with the best mean, plus a bonus that is larger the less often the move was tried.',
      'So the tree grows where it pays, without any knowledge of the game but its rules. The paper proves that the chance of choosing a wrong move goes to zero as playouts go on, and shows on random game trees that it gets there with fewer of them than its rivals.',
    ],
    todo: [
      { text: 'Watch a tree grow on Connect-4', href: '#/mcts?evals=20000&problem=connect4' },
      { text: 'Play Connect-4 against it', href: '#/mcts?evals=3000&play=first&problem=connect4' },
      { text: 'The paper’s random trees', href: '#/mcts?evals=20000&problem=p-game&s.c=1' },
    ],
    here: 'P-games are as in the paper. The games are Connect-4, tic-tac-toe and Nim, whose true values are known.',
  },
  trap: {
    short: 'Where UCT can take longer than anybody can wait.',
    says: [
      'UCT is right in the end, but when? The paper builds a simple tree in which it takes incomparably long: a chain of steps at each of which one may stop for a reward that gets smaller and smaller, and only the very end has the best reward of all.',
      'What UCT sees on its way tells it to stop early, and its bonus for rare moves grows so slowly that it hardly ever comes back. The time until it finds the end grows faster than any exponential in the length of the chain. The paper proposes searches with better bounds.',
    ],
    todo: [
      { text: 'Walk into the trap, 6 steps long', href: '#/mcts?evals=721&p.depth=6&problem=d-chain&s.grow=path' },
      { text: 'Make it one step longer', href: '#/mcts?evals=14385&p.depth=7&problem=d-chain&s.grow=path' },
    ],
    here: 'The chain is here; the searches that the paper proposes are not.',
  },
  solver: {
    short: 'Once a win or a loss is proven, there is nothing left to sample.',
    says: [
      'A playout that ends in a win is a sample; a move that wins at once is a fact. MCTS-Solver tells the two apart: positions that are proven won or lost are marked, and the marks are handed up the tree as in a minimax search. Proven moves need no more playouts.',
      'In Lines of Action the paper’s program with proofs wins clearly more games than the same program without.',
    ],
    todo: [
      {
        text: 'A small board of Connect-4, solved on the way',
        href: '#/mcts?evals=2000&p.columns=4&p.moves=1122&p.rows=4&problem=connect4&rev=1.2&search=mcts-solver',
      },
    ],
    here: 'Lines of Action is not here. Connect-4 is, with an exact solver that says which moves are right.',
  },
  'deep-architect': {
    short: 'A language for spaces of networks, walked as a tree of choices.',
    says: [
      'How many layers, how wide, which rate? The paper offers a small language to write down such choices, so that a space of networks and of their training is a tree: each node is a choice, each branch an option, each leaf a network.',
      'A tree can be searched by Monte Carlo tree search. Where a choice has many options that resemble each other, such as numbers, the paper splits them into halves again and again, so that what is learned from one option helps its neighbours. It reports better networks after few evaluations.',
    ],
    todo: [
      {
        text: 'Each option a branch, or by halves: a race',
        href: '#/mcts?evals=1024&problem=deep-architect&s.c=0.1414&s2.c=0.1414&s2.walk=bisect&search=uct&search2=uct',
      },
    ],
    here: 'The ten choices are of the paper’s kind; in place of training there is a formula of ours that scores them.',
  },
  search: {
    short: 'What it takes for a transformer to learn to search, and where it stops.',
    says: [
      'Given the edges of a directed graph, a start and a goal: which vertex comes next? That takes a search, and the paper uses it to ask whether transformers can learn to search at all.',
      'What they are trained on decides. On random graphs, where one rarely has to look far ahead, they pick up shortcuts. On graphs made so that every lookahead is as frequent, small transformers learn it nearly perfectly. The paper looks inside and finds that every vertex gathers the set of vertices it can reach, and that each layer can join paths to longer ones.',
      'With larger graphs training succeeds less and less often. More parameters do not help, and neither does writing the search out step by step.',
    ],
    todo: [
      { text: 'Draw a graph and see the answer', href: '#/reachability' },
      {
        text: 'Have one answer explained',
        href: '#/reachability?graph=5-2,2-1,1-7,5-6,6-8,8-3,5..3&p.solver=e8&problem=graph-path&view=explanation',
      },
      {
        text: 'An atlas of the graphs that it fails on',
        href: '#/reachability?evals=1024&problem=graph-path&s.batch=64&s.cols=6&s.initial=256&s.rows=12&view=atlas',
      },
    ],
    here: 'Our transformers were trained by us, for graphs of up to 16 edges, on far fewer graphs than the paper’s.',
  },
  'this-page': {
    short: 'What turned up while this was built, and stands in no paper.',
    says: [
      'Repeating published runs sometimes shows things that the papers do not say: a ceiling that no search can pass, a setting that stops a run half-way, a start that decides more than what follows.',
      'They are listed like the claims of papers: a sentence, the run that tests it, and the figure it gave. Anybody can check them.',
    ],
    todo: [
      {
        text: 'Start from one solution, or from many',
        href: '#/map-elites?evals=50000&p.joints=100&problem=arm&s2.batch=1&s2.initial=1&search2=map-elites',
      },
    ],
    here: 'All of it is from here.',
  },
};
