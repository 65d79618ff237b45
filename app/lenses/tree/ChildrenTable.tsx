import { formatCount } from '../format.ts';
import { pointing } from '../pointing.ts';
import { placeName, priorText, provenText, shareText, valueText, visitsText } from './describe.ts';
import { truthOf, type TreeLook, type Truth } from './look.ts';
import { named, NumbersTable } from './NumbersTable.tsx';
import { samePath } from './paths.ts';
import { useTree } from './use-tree.ts';

/** More are named by how many they are. */
const MOST = 40;

/** The moves from the node on top, in numbers: most visits first, bold the one on the line of play. With true values where they are known. */
export function ChildrenTable(props: TreeLook & { readonly truth: Truth | null }) {
  const { readings, players, nameOf, pointed, onPoint, onLook, truth } = props;
  const frame = useTree(readings);
  if (frame === null) return null;
  const { at, children, top, visits } = frame;
  const order = Array.from(children.node.keys()).sort((a, b) => children.visits[b] - children.visits[a] || a - b);
  const total = children.visits.reduce((sum, one) => sum + one, 0);
  const known = truthOf(truth, top, order.length);
  const best = known === null ? NaN : Math.max(...known);
  const proves = order.some((i) => !Number.isNaN(children.proven[i]));
  if (order.length === 0) {
    return <p className="children-table">No moves below {placeName(top, nameOf)} have been made nodes yet.</p>;
  }
  const columns = [
    ...named('move', 'visits', 'share', 'mean'),
    ...(children.prior ? named('prior') : []),
    ...(proves ? named('proven') : []),
    ...(known ? named('true value', 'regret') : []),
    { head: <span className="icicle-hidden">look</span>, key: 'look' },
  ];
  return (
    <NumbersTable
      label="Moves from the node on top, as a table"
      caption={
        <>
          Moves from {placeName(top, nameOf)}, {visitsText(visits)} after {formatCount(at)} iterations;{' '}
          {players.players === 2 ? 'values are for who makes the move' : 'values are rewards'}
          {order.length > MOST && `; the first ${MOST} of ${order.length}`}
        </>
      }
      columns={columns}
      rows={order.slice(0, MOST).map((i) => {
        const path = [...top, children.move[i]];
        return {
          key: children.node[i],
          head: nameOf(path),
          cells: [
            formatCount(children.visits[i]),
            shareText(children.visits[i], total),
            valueText(children.mean[i]),
            ...(children.prior ? [priorText(children.prior[i])] : []),
            ...(proves ? [provenText(children.proven[i], players.players)] : []),
            ...(known ? [valueText(known[i]), valueText(best - known[i])] : []),
            <button key="look" type="button" aria-label={`Look below ${nameOf(path)}`} onClick={() => onLook(path)}>
              Look
            </button>,
          ],
          best: children.move[i] === frame.line[0],
          pointed: samePath(path, pointed),
          pointing: pointing(i, (row) => onPoint(row === null ? null : path)),
        };
      })}
    />
  );
}
