import type { TreeFrame } from '../../../workers/core/frames.ts';
import { formatCount } from '../format.ts';
import { pointing } from '../pointing.ts';
import { priorText, shareText, valueText } from '../tree/describe.ts';
import { truthOf, type TreeLook, type Truth } from '../tree/look.ts';
import { samePath } from '../tree/paths.ts';
import './root-bars.css';

const MOST = 16;

/** The moves from the root: how often each was tried, and its mean value; with a mark for the true value where it is known. Without `onLook` there is nothing to click. */
export function RootBars(
  props: Pick<TreeLook, 'players' | 'nameOf' | 'pointed' | 'onPoint'> & {
    readonly frame: TreeFrame;
    readonly truth: Truth | null;
    onLook?(path: readonly number[]): void;
  },
) {
  const { frame, players, nameOf, pointed, onPoint, onLook, truth } = props;
  const { at, rootChildren: moves } = frame;
  if (moves.node.length === 0) return null;
  const total = moves.visits.reduce((sum, visits) => sum + visits, 0);
  const known = truthOf(truth, [], moves.node.length);
  const all = Array.from(moves.node.keys());
  // All in the order of the game; of very many those visited most.
  const shown =
    all.length <= MOST ? all : all.sort((a, b) => moves.visits[b] - moves.visits[a] || a - b).slice(0, MOST);
  return (
    <section className="root-bars" aria-label="Moves from the root">
      <table>
        <caption>
          Moves from the root{shown.length < moves.node.length && `, the ${MOST} of ${moves.node.length} visited most`},
          after {formatCount(at)} iterations
        </caption>
        <thead>
          <tr>
            <th scope="col">move</th>
            <th scope="col">share of visits{moves.prior && '; │ prior'}</th>
            <th scope="col">
              mean {players.players === 2 ? 'value' : 'reward'}, 0 to 1{known && '; ◆ true'}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((i) => {
            const path = [moves.move[i]];
            const chosen = moves.move[i] === frame.chosen;
            const mean = moves.mean[i];
            return (
              <tr
                key={moves.node[i]}
                {...pointing(i, (row) => onPoint(row === null ? null : path))}
                data-pointed={samePath(path, pointed)}
                data-chosen={chosen}
              >
                <th scope="row">
                  {onLook === undefined ? (
                    <span title={`${nameOf(path)}: ${formatCount(moves.visits[i])} visits`}>{nameOf(path, true)}</span>
                  ) : (
                    <button
                      type="button"
                      onClick={() => onLook(path)}
                      title={`${nameOf(path)}: ${formatCount(moves.visits[i])} visits; click to look below`}
                    >
                      {nameOf(path, true)}
                    </button>
                  )}
                </th>
                <td>
                  <span className="root-bar">
                    <span style={{ width: `${total > 0 ? (100 * moves.visits[i]) / total : 0}%` }} />
                    {moves.prior && (
                      <b
                        style={{ left: `${100 * moves.prior[i]}%` }}
                        title={`prior ${priorText(moves.prior[i])}: how likely the move is the best, before any search`}
                      />
                    )}
                  </span>
                  <span className="root-number">{shareText(moves.visits[i], total)}</span>
                </td>
                <td>
                  <span className="root-value">
                    {!Number.isNaN(mean) && <i style={{ left: `${100 * mean}%` }} />}
                    {known && <b style={{ left: `${100 * known[i]}%` }} title={`true value ${valueText(known[i])}`} />}
                  </span>
                  <span className="root-number">{valueText(mean)}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
