import { useEffect, useReducer, useState } from 'react';
import { writeHandIn } from '../../workers/core/hand-in.ts';
import { formatCount } from '../../workers/core/params.ts';
import { scoreOf } from '../../workers/core/score.ts';
import { knownMetrics } from '../lenses/curves/charts.ts';
import { client, hub, player, session, usePlayer, useSession } from '../run/live.ts';
import { ChoiceField } from '../ui/ChoiceField.tsx';
import { CopyField } from '../ui/CopyField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { commandFor } from './command-line.ts';
import { download, downloadsOf, type DownloadKind, type Subject } from './downloads.ts';
import './share.css';

/** What is downloaded: the run, or one entrant of a race. */
function useSubject(entrant: number): Subject | null {
  const only = useSession((state) => state.info);
  const entered = useSession((state) => state.lanes[entrant]?.info);
  const catalogue = useSession((state) => state.catalogue);
  const lab = useSession((state) => state.lab);
  const lane = session.race?.lanes[entrant] ?? { client, hub };
  const info = entered ?? only;
  const progress = lane.hub.latest();
  if (info === null || catalogue === null || progress === null) return null;
  const lens = { nas: 'pareto', mcts: 'tree', reachability: 'elite-map', 'map-elites': 'elite-map' }[lab];
  const cards = catalogue.lenses.find(({ id }) => id === lens)?.metrics ?? [];
  const metrics = knownMetrics(cards, info.fronts);
  return {
    info,
    progress,
    metrics,
    csv: () => lane.client.csv(),
    points: () => lane.client.points(),
    sidecar: () => lane.client.sidecar(),
    trace: () => lane.client.trace(),
  };
}

function Downloads({ subject }: { subject: Subject }) {
  const [trouble, setTrouble] = useState('');
  const save = (kind: DownloadKind) => {
    setTrouble('');
    download(subject, kind).catch((error: unknown) => {
      setTrouble(`The file could not be made: ${error instanceof Error ? error.message : String(error)}.`);
    });
  };
  const offers = downloadsOf(subject);
  const groups = [...new Set(offers.map(({ of }) => of))];
  return (
    <>
      <h3>Download</h3>
      <ul className="downloads">
        {groups.map((of) => (
          <li key={of}>
            <span>{of}</span>
            {offers
              .filter((item) => item.of === of)
              .map(({ kind, label }) => (
                <button
                  key={kind}
                  type="button"
                  className="button"
                  aria-label={`${of}, ${label}`}
                  onClick={() => save(kind)}
                >
                  {label}
                </button>
              ))}
          </li>
        ))}
      </ul>
      <p className="trouble" role="alert">
        {trouble}
      </p>
    </>
  );
}

function ShareBody() {
  const entrants = useSession((state) => state.lanes.length);
  const [entrant, setEntrant] = useState(0);
  const subject = useSubject(entrant);
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  useEffect(() => hub.subscribe(redraw), []);
  const busy = usePlayer((state) => state.busy);
  const lab = useSession((state) => state.lab);
  const code = useSession((state) => state.frame.code);
  if (subject === null) return <p>There is no run to share yet.</p>;
  const hash = session.encode(session.sharedLink());
  const link = `${location.href.split('#')[0]}${hash}`;
  const { at, digest, metrics } = player.progress ?? subject.progress;
  return (
    <>
      <p>
        This run after <strong>{formatCount(at)}</strong> evaluations{busy ? ', still computing…' : '.'} Whoever opens
        the link computes the same run and is told whether the results agree.
      </p>
      <CopyField label="Link" text={link} />
      <CopyField label="Hand in: link and score in one line" text={writeHandIn(code, scoreOf(lab, metrics), link)} />
      <CopyField label="The same run on the command line" text={commandFor(hash)} />
      <p className="digest-line">
        Digest <code>{digest}</code>: a fingerprint of the results of all {formatCount(at)} evaluations. One different
        bit anywhere would change it.
      </p>
      {entrants > 1 && (
        <ChoiceField
          label="Of this race, download"
          help="Files hold one run each."
          value={String(entrant)}
          options={Array.from({ length: entrants }, (_, i) => ({ value: String(i), label: `search ${i + 1}` }))}
          onChoose={(value) => setEntrant(Number(value))}
        />
      )}
      <Downloads subject={subject} />
    </>
  );
}

/** Opens on a run at rest: a link names one place. Playing goes on when it is closed. */
export function ShareDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [resume, setResume] = useState(false);
  useEffect(() => {
    if (!open) return;
    const playing = player.store.getState().phase === 'playing';
    setResume(playing);
    if (playing) session.pause();
  }, [open]);
  const close = () => {
    onClose();
    if (open && resume) session.play();
  };
  return (
    <Dialog open={open} title="Share this run" onClose={close}>
      <ShareBody />
    </Dialog>
  );
}
