import { useEffect, useMemo, useState } from 'react';
import { AUTOPLAY_LIMIT, BUDGET, findCard, type Catalogue } from '../../../../workers/core/spec.ts';
import { RootBars } from '../../../lenses/root-bars/RootBars.tsx';
import { valueText } from '../../../lenses/tree/describe.ts';
import { keyOf, type Path } from '../../../lenses/tree/paths.ts';
import { Lockable } from '../../../run/Lockable.tsx';
import { Controls } from '../../../run/Controls.tsx';
import { session, usePlayer, useSession } from '../../../run/live.ts';
import { ParamField } from '../../../run/ParamField.tsx';
import { recommendedFor } from '../../recommended.ts';
import { Lab, NothingOpen, Panel } from '../../shared/Lab.tsx';
import { useLab } from '../../shared/use-lab.ts';
import { useMenu } from '../../shared/use-menu.ts';
import { TruthLine } from '../TruthLine.tsx';
import { useRefusedMoves } from '../use-refused-moves.ts';
import { isPlayed, type Side } from './game.ts';
import { PlayBoard } from './PlayBoard.tsx';
import { canUndo, openHere, startOver, undo, useGame, type Game } from './use-game.ts';
import { useVerdicts, type Verdicts } from './use-verdicts.ts';
import '../../lab.css';
import '../mcts.css';
import './play.css';

const ITERATIONS = {
  kind: 'int',
  key: 'evals',
  label: 'It thinks for',
  unit: 'iterations',
  ...BUDGET,
  max: AUTOPLAY_LIMIT,
  log: true,
  help: 'How many iterations the search may make before each of its moves.',
} as const;

/** What there is to choose from, without what the game itself sets: its moves, and searches that move by themselves. */
const still = (catalogue: Catalogue): Catalogue => ({
  ...catalogue,
  problems: catalogue.problems.map((card) => ({ ...card, params: card.params.filter(({ key }) => key !== 'moves') })),
  searches: catalogue.searches.map((card) => ({ ...card, params: card.params.filter(({ key }) => key !== 'plays') })),
});

const newGame = (game: Game, play: Side): void => {
  session.look({ play });
  startOver(game);
};

/** Whose turn it is, or how it ended, in a sentence; read out when it changes. */
function sentence({ turn, placed, person, moves, notation, stuck }: Game, opponent: string, resting: boolean): string {
  const last = moves.at(-1);
  const name = last === undefined ? '' : (notation.name?.[last] ?? notation.short[last]);
  const whose = (moves.length - 1) % 2 === person ? 'You played' : `${opponent} played`;
  const before = last === undefined ? '' : `${whose} ${name}. `;
  if (stuck) return `${before}${opponent} has no move to make after so few iterations: give it more.`;
  if (turn === 'over' && placed !== null) {
    const { reward } = placed.position;
    if (reward === 0.5) return `${before}The game is drawn.`;
    return `${before}${(reward === 1 ? 0 : 1) === person ? 'You have' : `${opponent} has`} won.`;
  }
  if (turn === 'person') return `${before}Your turn.`;
  if (turn === 'search' && resting) return `${before}${opponent} is to move, but is paused.`;
  return `${before}${opponent} is thinking…`;
}

function Thoughts({ game, opponent, truth }: { game: Game; opponent: string; truth: Verdicts['truthAtRoot'] }) {
  const [pointed, setPointed] = useState<Path | null>(null);
  const { thought, notation, thoughtAt, person, moves } = game;
  const forPerson = thoughtAt % 2 === person;
  const nameOf = (path: Path): string => notation.short[path[path.length - 1]];
  const chosen = thought?.chosen ?? -1;
  const place = thought?.rootChildren.move.indexOf(chosen) ?? -1;
  const players = { players: 2, turn: thoughtAt % 2 } as const;
  /** Where one has gone back in its run, it may have thought otherwise. */
  const made = moves.at(thoughtAt);
  const words = forPerson || made === undefined ? 'It would play' : made === chosen ? 'It played' : 'It thought of';
  return (
    <div className="mcts-position play-thoughts">
      <h2>
        {forPerson
          ? `${opponent}, in your place`
          : `What ${opponent} ${moves.length > thoughtAt ? 'thought' : 'thinks'}`}
      </h2>
      {place >= 0 && thought !== null && (
        <p>
          {words} <strong>{nameOf([chosen])}</strong>, for which it sees a value of{' '}
          {valueText(thought.rootChildren.mean[place])}
          {thought.line[0] === chosen &&
            thought.line.length > 1 &&
            `, and expects ${thought.line
              .slice(1, 8)
              .map((move) => notation.short[move])
              .join(' ')}`}
          .
        </p>
      )}
      {thought !== null && (
        <RootBars
          frame={thought}
          players={players}
          nameOf={nameOf}
          pointed={pointed}
          onPoint={setPointed}
          truth={truth}
        />
      )}
    </div>
  );
}

/** The moves so far, and what the exact truth says of them where it is known. */
function Record({ game, opponent, verdicts }: { game: Game; opponent: string; verdicts: Verdicts }) {
  const { moves, notation, person } = game;
  if (moves.length === 0) return <p className="play-record">No moves yet.</p>;
  return (
    <ol className="play-record" aria-label="Moves so far">
      {moves.map((move, i) => {
        const verdict = verdicts.each[i];
        return (
          <li key={keyOf(moves.slice(0, i + 1))}>
            <span>
              {i % 2 === person ? 'You' : opponent}: {notation.name?.[move] ?? notation.short[move]}
            </span>
            {verdict && <em data-optimal={verdict.optimal}>{verdict.words}</em>}
          </li>
        );
      })}
    </ol>
  );
}

/** A person against a search, at Connect-4 or tic-tac-toe. */
export function PlayLab() {
  const { catalogue, spec, refused, wide } = useLab();
  const menu = useMenu(({ id }) => isPlayed(id));
  useRefusedMoves();
  const game = useGame();
  const [shows, setShows] = useState(true);
  /** The position that a hint was asked of. */
  const [hinted, setHinted] = useState<string>();
  const [wanted, setWanted] = useState<boolean>();
  const judged = wanted ?? spec?.problem === 'tic-tac-toe';
  const verdicts = useVerdicts(game, judged);
  const resting = usePlayer(({ phase, busy }) => phase === 'paused' && !busy);
  const lens = useSession((state) => state.lens);
  const choices = useMemo(() => menu && still(menu), [menu]);
  const opponent = catalogue && spec ? findCard(catalogue.searches, spec.search).title : '';

  const now = game === null || game.turn === 'wait' ? null : sentence(game, opponent, resting);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (now !== null) setSaid(now);
  }, [now]);

  const key = game === null ? '' : keyOf(game.moves);
  const hints = game !== null && hinted === key && game.moves.length === game.thoughtAt;
  const forPerson = game !== null && game.thoughtAt % 2 === game.person;
  const own = game?.moves.findLastIndex((_, i) => i % 2 === game.person) ?? -1;
  const verdict = verdicts.each[own];

  const controls = (
    <Panel key="controls" kind="controls" name="Game">
      <h2 className="play-title">Play against a search</h2>
      {game !== null && spec !== null && (
        <>
          <div className="play-buttons">
            <button type="button" className="button" onClick={() => newGame(game, 0)}>
              New game, you begin
            </button>
            <button type="button" className="button" onClick={() => newGame(game, 1)}>
              New game, it begins
            </button>
          </div>
          <div className="play-iterations" data-part="settings">
            <Lockable lock="evals">
              <ParamField
                param={ITERATIONS}
                value={spec.budget}
                onChange={(evals) => session.change({ evals: String(evals) })}
              />
            </Lockable>
          </div>
        </>
      )}
      {choices !== null && spec !== null && (
        <div data-part="settings">
          <Controls
            catalogue={choices}
            spec={spec}
            lens={lens}
            recommendedFor={recommendedFor}
            onChange={(changes) => session.change(changes)}
          />
        </div>
      )}
    </Panel>
  );
  const picture = (
    <Panel key="picture" kind="map" name="Board">
      {game !== null && (
        <div className="play">
          <p className="play-status" role="status">
            {said}
          </p>
          {game.turn === 'search' && resting && !game.stuck && (
            <button type="button" className="button primary" onClick={() => session.play()}>
              Let it think
            </button>
          )}
          <PlayBoard game={game} showsLine={shows && (hints || (!forPerson && game.turn === 'search'))} />
          <div className="play-buttons">
            <button type="button" className="button" disabled={!canUndo(game)} onClick={() => undo(game)}>
              Undo
            </button>
            <button
              type="button"
              className="button"
              disabled={game.turn !== 'person'}
              onClick={() => {
                setHinted(key);
                openHere(game);
              }}
            >
              Hint
            </button>
            <button
              type="button"
              className="button"
              disabled={game.turn === 'wait'}
              onClick={() => {
                session.look({ play: null });
                openHere(game);
              }}
            >
              Open this position in the lab
            </button>
          </div>
          <p className="play-verdict" role="status" data-optimal={verdict?.optimal}>
            {verdict && `Your last move: ${verdict.words}.`}
          </p>
          <p className="play-help">
            Keys: 1 to {game.notation.code.length}; or arrows and Enter on the board.
            {spec?.problem === 'tic-tac-toe' && ' Cells count from the top left.'} The bar below shows how far the
            search has thought about its move, and how fast it thinks; Space pauses it.
          </p>
        </div>
      )}
      {refused && <NothingOpen />}
    </Panel>
  );
  const thinking = (kind: 'curves' | 'inspector') => (
    <Panel key="thoughts" kind={kind} name="What the search thinks">
      <label className="play-switch">
        <input type="checkbox" checked={shows} onChange={(event) => setShows(event.target.checked)} /> Show what the
        search thinks
      </label>
      {game !== null && shows && (!forPerson || hints) && (
        <Thoughts game={game} opponent={opponent} truth={verdicts.truthAtRoot} />
      )}
      {game !== null && shows && forPerson && !hints && (
        <p className="play-help">Hint tells what it would play here.</p>
      )}
    </Panel>
  );
  const record = (kind: 'curves' | 'inspector') => (
    <Panel key="record" kind={kind} name="Moves so far">
      <TruthLine judged={judged} onJudge={setWanted} standing={verdicts.standing} looked={verdicts.looked} />
      {game !== null && <Record game={game} opponent={opponent} verdicts={verdicts} />}
    </Panel>
  );
  return wide ? (
    <Lab wide controls={controls} picture={picture} curves={thinking('curves')} inspector={record('inspector')} />
  ) : (
    <Lab
      wide={false}
      controls={controls}
      picture={picture}
      inspector={thinking('inspector')}
      curves={record('curves')}
    />
  );
}
