import { KEY_HELP } from '../run/keys.ts';
import { Dialog } from '../ui/Dialog.tsx';

export function KeysDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} title="Keys" onClose={onClose}>
      <dl className="keys">
        {KEY_HELP.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p>On the map, once it has the focus: arrows move over the cells, Enter pins, + and − zoom, Esc leaves.</p>
      <p>
        On a plot of points: arrows move the crosshair, with Shift further, Enter pins what it reads, S sets one corner
        of a selection and then the other, + and − zoom, 0 shows all, Esc leaves.
      </p>
    </Dialog>
  );
}
