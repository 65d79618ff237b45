import { useEffect, useRef } from 'react';
import { formatCount } from '../../workers/core/params.ts';
import { hub, player, useSession } from '../run/live.ts';
import { Icon, type IconName } from '../ui/Icon.tsx';
import type { Verdict } from './expectation.ts';
import './badge.css';

const LOOKS: Record<Verdict['status'], { icon: IconName; words: string }> = {
  verified: { icon: 'check', words: 'verified' },
  differs: { icon: 'cross', words: 'differs' },
  approximate: { icon: 'approximate', words: 'approximate' },
  'not-checked': { icon: 'question', words: 'not checked' },
  checking: { icon: 'hourglass', words: 'checking…' },
};

/** How far a check has come; written directly, and kept from screen readers, which would read every step. */
function Percent({ of }: { of: number }) {
  const text = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const draw = () => {
      const at = player.progress?.at ?? 0;
      if (text.current) text.current.textContent = ` ${Math.floor((100 * Math.min(at, of)) / Math.max(1, of))} %`;
    };
    draw();
    const stops = [hub.subscribe(draw), player.onProgress(draw)];
    return () => stops.forEach((stop) => stop());
  }, [of]);
  return <span ref={text} aria-hidden="true" />;
}

/** Whether the link's promise held, in an icon, words and a sentence. */
export function StatusBadge() {
  const { status, sentence } = useSession((state) => state.verdict);
  const at = useSession((state) => state.expectation?.at);
  const { icon, words } = LOOKS[status];
  return (
    <div className="badge" role="status" data-status={status}>
      <details>
        <summary title={sentence}>
          <Icon name={icon} size={18} />
          <span>
            {status === 'differs' && at !== undefined ? `differs at evaluation ${formatCount(at)}` : words}
            {status === 'checking' && at !== undefined && <Percent of={at} />}
          </span>
        </summary>
        <p className="badge-sentence">{sentence}</p>
      </details>
    </div>
  );
}
