// The worker starts while this module loads, ahead of everything else.
import { player, session, useSession } from '../run/live.ts';
import { Suspense, useCallback, useLayoutEffect, useRef, useState, type ComponentType } from 'react';
import { LABS, type Lab } from '../../workers/core/link.ts';
import { useEmbedding } from '../embed/use-embedding.ts';
import { bindAddressBar } from '../link/address-bar.ts';
import { PlayerBar } from '../run/PlayerBar.tsx';
import { usePlayerKeys } from '../run/use-player-keys.ts';
import { Header } from './Header.tsx';
import { Notices } from './Notices.tsx';
import { LAB_NAMES } from './lab-names.ts';
import { LOAD_LAB } from './load-lab.ts';
import { useMainState } from './use-main-state.ts';
import { useTitle } from './use-title.ts';
import { lazy } from '../ui/lazy.tsx';
import './parts.css';

const LAB_OF: Readonly<Record<Lab, ComponentType>> = {
  'map-elites': lazy(LOAD_LAB['map-elites']),
  nas: lazy(LOAD_LAB.nas),
  mcts: lazy(LOAD_LAB.mcts),
  reachability: lazy(LOAD_LAB.reachability),
};

const Loading = () => <p className="lab-loading">Loading the lab…</p>;

/** With all it can write, which the first picture does without. */
const ShareDialog = lazy(async () => ({ default: (await import('../link/ShareDialog.tsx')).ShareDialog }));

const KeysDialog = lazy(async () => ({ default: (await import('./KeysDialog.tsx')).KeysDialog }));

/** Tells those who do not see it how the run stands; nothing is to be told before the first picture. */
const Announcer = lazy(async () => ({ default: (await import('./Announcer.tsx')).Announcer }));
const Presenter = lazy(async () => ({ default: (await import('./Presenter.tsx')).Presenter }));
/** For pages inside others. */
const EmbedBar = lazy(async () => ({ default: (await import('../embed/EmbedBar.tsx')).EmbedBar }));

/** For links that ask for a code. */
const AskCode = lazy(async () => ({ default: (await import('./AskCode.tsx')).AskCode }));
const LessonPanel = lazy(async () => ({ default: (await import('../lessons/panel/LessonPanel.tsx')).LessonPanel }));

type Dialog = 'none' | 'share' | 'keys';

bindAddressBar(session);

/** A run in its lab. Where there is another page in its stead it pauses, and is as it was when that is left. */
export function RunPage() {
  const main = useRef<HTMLElement>(null);
  const [dialog, setOpen] = useState<Dialog>('none');
  const fatal = useSession((state) => state.fatal);
  const lab = useSession((state) => state.lab);
  const { embed = false, hide, lesson } = useSession((state) => state.frame);
  const asking = useSession((state) => state.asking !== null);
  // Only the lab of the first picture can be drawn before it is known what there is to choose from.
  const stands = useSession(({ lab: named, spec }) => spec !== null || named === LABS[0]);
  const Open = LAB_OF[lab];
  const close = useCallback(() => setOpen('none'), []);
  const showKeys = useCallback(() => setOpen('keys'), []);
  const [presents, setPresents] = useState(false);
  // Inside another page the screen is that one's.
  const present = useCallback(() => setPresents((before) => !before && !embed), [embed]);
  const leavePresenter = useCallback(() => setPresents(false), []);
  usePlayerKeys(showKeys, present);
  useMainState(main);
  useTitle(LAB_NAMES[lab].long);
  useEmbedding(embed);
  useLayoutEffect(() => {
    session.resting = false;
    return () => {
      session.resting = true;
      player.pause();
    };
  }, []);
  return (
    <div className="page" data-hide={asking ? 'share' : hide?.join(' ')}>
      {embed ? (
        <Suspense fallback={<header className="header" />}>
          <EmbedBar />
        </Suspense>
      ) : (
        <Header onShare={() => setOpen('share')} onKeys={showKeys} />
      )}
      <Notices />
      {lesson !== undefined && !asking && (
        <Suspense>
          <LessonPanel id={lesson} />
        </Suspense>
      )}
      <main ref={main} className="main">
        {fatal === null ? (
          <Suspense fallback={<Loading />}>{asking ? <AskCode /> : stands ? <Open /> : <Loading />}</Suspense>
        ) : (
          <div className="broken">
            <h2>The search cannot be computed here</h2>
            <p>
              Everything on this page is computed in your browser, in a Web Worker, and that one did not start. Try
              again; if that does not help, reload the page or use another browser.
            </p>
            <button type="button" className="button primary" onClick={() => session.tryAgain()}>
              Try again
            </button>
          </div>
        )}
      </main>
      {fatal === null && !asking && <PlayerBar />}
      <Suspense>
        <Announcer />
      </Suspense>
      {presents && (
        <Suspense>
          <Presenter onLeave={leavePresenter} />
        </Suspense>
      )}
      {dialog === 'share' && (
        <Suspense>
          <ShareDialog open onClose={close} />
        </Suspense>
      )}
      {dialog === 'keys' && (
        <Suspense>
          <KeysDialog open onClose={close} />
        </Suspense>
      )}
    </div>
  );
}
