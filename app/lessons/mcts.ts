import type { Lesson } from './lesson.ts';

/**
 * Figures: `npm run -s cli -- run '<link>'` with `at=` at the evaluation that is told of, for seeds 1 to 20 where twenty are
 * told of; of many trees, `npm run -s cli -- experiment 'problem=p-game&evals=3162&l.trials=100&s.c=1'` (and `search=flat-mc`).
 */
export const MCTS_LESSONS: readonly Lesson[] = [
  {
    id: 'tree-or-no-tree',
    title: 'What is the tree for?',
    lab: 'mcts',
    shape: 'predict',
    goal: 'Predict how often a search errs that only counts playouts, and one that grows a tree.',
    link: '#/mcts?at=0&evals=3162&l.trials=100&problem=p-game&s.c=1&search2=flat-mc',
    knobs: ['p.branching', 'p.depth', 's.c', 'evals'],
    prompts: [
      {
        part: 'predict',
        text: 'Both choose a move in 100 random trees. Flat Monte Carlo gives each of the 8 moves the same number of playouts; UCT grows a tree. After 100 playouts, who errs less?',
        choices: ['UCT', 'flat Monte Carlo', 'they err about as often'],
        answer:
          'They err about as often: UCT in 33 of 100 trees, flat Monte Carlo in 38, and the intervals of 95 % overlap widely. A tree of a hundred nodes is hardly a tree.',
      },
      {
        part: 'predict',
        text: 'And after 3,162 playouts?',
        choices: ['UCT', 'flat Monte Carlo', 'they err about as often'],
        answer:
          'UCT: it errs in 9 of 100 trees, flat Monte Carlo in 23. From 1,000 to 3,162 playouts flat Monte Carlo gained nothing: 21 and 23.',
      },
      {
        part: 'run',
        text: 'Start the experiment in the middle of the page. It takes a minute or so and draws both curves.',
      },
      {
        part: 'explain',
        text: 'Why do more playouts help the one and not the other?',
        answer:
          'Flat Monte Carlo finds out ever more exactly how a move does against an opponent who plays at random. UCT sends playouts where the opponent’s good replies are, so that its means move towards what the move is worth against good play.',
      },
    ],
    next: 'Make the trees two plies deep. What is left of the difference, and why?',
  },
  {
    id: 'one-game-one-seed',
    title: 'It lost. Is it worse?',
    lab: 'mcts',
    shape: 'luck',
    goal: 'Tell a search that is worse from one that was unlucky, with twenty seeds.',
    link: '#/mcts?at=0&evals=1000&problem=sokoban&search2=flat-mc',
    knobs: ['seed', 'evals', 's.c'],
    prompts: [
      {
        part: 'predict',
        text: 'One puzzle, 1,000 playouts. Will the tree find a shorter solution than flat Monte Carlo?',
        choices: ['yes', 'no', 'that depends on the seed'],
        answer:
          'That depends on the seed. With this one the tree’s best score is 0.800 and flat Monte Carlo’s 0.833, with seed 2 it is 0.867 to 0.833.',
      },
      {
        part: 'run',
        text: 'Run it with two seeds.',
        acts: [
          { label: 'Run it', do: 'play' },
          { label: 'Seed 2', do: 'change', changes: { seed: '2' } },
        ],
      },
      {
        part: 'run',
        text: 'Choose “Repeat with more seeds” and repeat it with 20.',
      },
      {
        part: 'explain',
        text: 'Which one is better on this puzzle? What would you report?',
        answer:
          'Over seeds 1 to 20 flat Monte Carlo has the better best score 8 times, the tree 4 times, and 8 times they are level. That is no proof against the tree, but certainly none for it: with so few playouts a tree that averages spends them where the mean is good, not where one lucky line is.',
      },
    ],
    next: 'Set c to 0.3 and repeat. What does less exploration change for a puzzle with one player?',
  },
  {
    id: 'curiosity',
    title: 'No curiosity, too much curiosity',
    lab: 'mcts',
    shape: 'break',
    goal: 'See what the exploration constant of UCT does, by setting it wrong in both directions.',
    link: '#/mcts?at=1000&evals=1000&problem=p-game&s.c=1',
    knobs: ['s.c', 'p.tree', 'evals', 'seed'],
    prompts: [
      {
        part: 'predict',
        text: 'With c = 1 the search chose rightly. What will the picture of the tree look like with c = 0, and with c = 10?',
        answer:
          'With c = 0 a narrow tree that digs under one move, and the choice is wrong: regret 1. With c = 10 all moves get nearly the same number of visits, the tree stays flat at 4 plies, and the choice is wrong as well.',
      },
      {
        part: 'run',
        text: 'Try them.',
        acts: [
          { label: 'c = 0', do: 'change', changes: { 's.c': '0' } },
          { label: 'c = 10', do: 'change', changes: { 's.c': '10' } },
          { label: 'c = 1', do: 'change', changes: { 's.c': '1' } },
        ],
      },
      {
        part: 'predict',
        text: 'Of 100 such trees, in how many is the move wrong after 3,162 playouts, with c = 0, 1 and 10?',
        answer:
          'With c = 0 in 35, with 0.1 in 26, with 1 in 9 and with 10 in 22. Without curiosity more playouts hardly help: 36 were wrong after 1,000.',
      },
      {
        part: 'explain',
        text: 'Why does c = 0 still choose rightly on some trees? Turn the knob “Tree” to see.',
        answer:
          'If the move it happens to begin with is a good one, its mean stays the best and nothing speaks for looking further. It is right by luck, with very few nodes: on tree 2 it is right with 193, where c = 1 grows 2,201.',
      },
    ],
    next: 'Is the best c the same for trees with 2 moves at each position? Use the view “Experiment”.',
  },
  {
    id: 'the-only-reply',
    title: 'The only reply',
    lab: 'mcts',
    shape: 'explain',
    goal: 'Read one node of a tree: how a search finds the one move that does not lose.',
    link: '#/mcts?at=100&evals=2000&node=1&p.moves=15&problem=tic-tac-toe',
    knobs: ['s.c', 'seed', 'evals'],
    prompts: [
      {
        part: 'predict',
        text: 'First has taken the top left and the top, second the centre. Second must reply at the top right, or first has a row: of the six replies it alone does not lose. After 2,000 iterations this position will have 336 visits. How will they be shared: evenly, half of them to the right reply, or nearly all?',
        answer:
          'The reply at the top right, “TR”, has 170 of the 336, about half and more than all five others together; each of those truly is worth 0.',
      },
      {
        part: 'run',
        text: 'Go on in steps, and watch the bars below “T” change.',
        acts: [
          { label: 'After 100', do: 'jump', at: 100 },
          { label: 'After 500', do: 'jump', at: 500 },
          { label: 'After 2,000', do: 'jump', at: 2000 },
        ],
      },
      {
        part: 'explain',
        text: 'The replies that lose still have 23 to 39 visits each. Was that a waste?',
        answer:
          'It is the price of finding out. A reply is known to be bad only after it has been tried, and c decides how often one makes sure. The means, 0.174 to 0.333, are above the true 0 because some of those playouts went on with mistakes of the opponent.',
      },
      {
        part: 'explain',
        text: 'The reply “TR” is truly worth 0.5 and has a mean of 0.638. Why is the mean too good?',
        answer:
          'A mean is taken over all that was tried below, good and bad moves of the opponent alike. With more visits the better moves outweigh the rest and the mean goes down towards 0.5.',
      },
    ],
    next: 'Look at the reply to the move “BR”. Is there one that wins?',
  },
  {
    id: 'a-tree-that-stops',
    title: 'One of these trees stops growing',
    lab: 'mcts',
    shape: 'bug',
    goal: 'Find a wrong setting from the curves of two searches.',
    link: '#/mcts?at=0&evals=20000&hide=settings&problem=connect4&s2.nodes=1000&search2=uct',
    knobs: ['seed'],
    prompts: [
      {
        part: 'predict',
        text: 'Two times UCT on the empty Connect-4 board, and one setting of the second is wrong. Both will choose the same move. Where might the difference show?',
        answer: 'In what grows: the number of nodes and how deep the tree is, not in the choice.',
      },
      {
        part: 'run',
        text: 'Run both and look at the curves.',
        acts: [
          { label: 'Run it', do: 'play' },
          { label: 'Jump to 500', do: 'jump', at: 500 },
          { label: 'Jump to 20,000', do: 'jump', at: 20_000 },
        ],
      },
      {
        part: 'explain',
        text: 'Which setting is it?',
        choices: [
          'the exploration constant c',
          'the most nodes that may be kept',
          'the number of playouts',
          'the position it begins at',
        ],
        answer:
          'The most nodes that may be kept, 1,000. The second tree is full with 995 nodes and 4 plies; the first has 41,903 and 8 plies after the same 20,000 playouts. The choice is the same: for the first move the small tree is enough.',
      },
    ],
    next: 'Set a position with “Moves so far” in which the full tree chooses worse. How many moves deep must the trap be?',
  },
  {
    id: 'same-game-cup',
    title: 'The SameGame cup',
    lab: 'mcts',
    shape: 'class',
    goal: 'One board and 3,000 playouts: whoever finds the highest score wins.',
    link: '#/mcts?at=0&evals=3000&lock=evals,problem,seed&p.colours=4&p.columns=8&p.rows=8&problem=same-game',
    knobs: ['s.c', 's.grow', 's.plays'],
    prompts: [
      {
        part: 'predict',
        text: 'There is one player and the score is what counts. Would you explore more than c = √2, or less?',
        answer:
          'Here less is not simply better: √2 finds a score of 0.410 with this seed and 0.3 only 0.334. Try in between, and other searches.',
      },
      { part: 'run', text: 'Run what you were given, then beat it.', acts: [{ label: 'Run it', do: 'play' }] },
      {
        part: 'run',
        text: 'Hand in: Share gives your link with its digest. The class wall recomputes all links and ranks them.',
      },
      {
        part: 'explain',
        text: 'Did your settings win, or your seed? How would you find out?',
        answer:
          'Race the old settings against yours and repeat with more seeds: the seed is fixed for the cup, not for you.',
      },
    ],
    next: 'Does the winner also win on another board?',
  },
];
