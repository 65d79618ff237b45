import { useCallback } from 'react';
import type { TreeFrame } from '../../../workers/core/frames.ts';
import { formatCount } from '../format.ts';
import { pointing } from '../pointing.ts';
import { follow } from '../source.ts';
import { useSlowFrame } from '../use-slow-frame.ts';
import { placeName, provenText, shareText, valueText } from './describe.ts';
import { truthOf, type TreeLook, type Truth } from './look.ts';
import { samePath } from './paths.ts';
import './tree.css';

/** More are named by how many they are. */
const MOST = 40;

/** The moves from the node on top, in numbers: most visits first. With true values where they are known. */
export function ChildrenTable(props: TreeLook & { readonly truth: Truth | null }) {
  const { source, players, nameOf, pointed, onPoint, onLook, truth } = props;
  const feed = useCallback(
    (show: (frame: TreeFrame) => void) => follow(source, ({ frames }) => frames?.tree && show(frames.tree)),
    [source],
  );
  const frame = useSlowFrame(feed, true);
  if (frame === null) return null;
  const { children, top, visits } = frame;
  const order = Array.from(children.node.keys()).sort((a, b) => children.visits[b] - children.visits[a] || a - b);
  const known = truthOf(truth, top, order.length);
  const best = known === null ? NaN : Math.max(...known);
  const proves = order.some((i) => !Number.isNaN(children.proven[i]));
  if (order.length === 0) {
    return <p className="children-table">No moves below {placeName(top, nameOf)} have been made nodes yet.</p>;
  }
  return (
    <div className="children-table" tabIndex={0} role="region" aria-label="Moves from the node on top, as a table">
      <table>
        <caption>
          Moves from {placeName(top, nameOf)}, {formatCount(visits)} visits;{' '}
          {players.players === 2 ? 'values are for who makes the move' : 'values are rewards'}
          {order.length > MOST && `; the first ${MOST} of ${order.length}`}
        </caption>
        <thead>
          <tr>
            <th scope="col">move</th>
            <th scope="col">visits</th>
            <th scope="col">share</th>
            <th scope="col">mean</th>
            {proves && <th scope="col">proven</th>}
            {known && <th scope="col">true value</th>}
            {known && <th scope="col">regret</th>}
            <th scope="col">
              <span className="icicle-hidden">look</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {order.slice(0, MOST).map((i, rank) => {
            const path = [...top, children.move[i]];
            return (
              <tr
                key={children.node[i]}
                {...pointing(i, (row) => onPoint(row === null ? null : path))}
                data-pointed={samePath(path, pointed)}
                data-best={rank === 0 && children.visits[i] > 0}
              >
                <th scope="row">{nameOf(path)}</th>
                <td>{formatCount(children.visits[i])}</td>
                <td>{shareText(children.visits[i], visits)}</td>
                <td>{valueText(children.mean[i])}</td>
                {proves && <td>{provenText(children.proven[i], players.players)}</td>}
                {known && <td>{valueText(known[i])}</td>}
                {known && <td>{valueText(best - known[i])}</td>}
                <td>
                  <button type="button" aria-label={`Look below ${nameOf(path)}`} onClick={() => onLook(path)}>
                    Look
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
