import type { ReactNode } from 'react';
import type { Part } from '../../../workers/core/framing.ts';

/** Media query: there is room for panels side by side. */
export const WIDE = '(min-width: 1100px)';

/** One of a lab's panels; `name` is what it is called by those who do not see it, `part` what links that hide it call it. */
export function Panel(props: {
  readonly kind: 'controls' | 'map' | 'curves' | 'inspector';
  readonly name: string;
  readonly part?: Part;
  readonly children: ReactNode;
}) {
  const { kind, name, part, children } = props;
  return (
    <section className={`panel panel-${kind}`} aria-label={name} data-part={part}>
      {children}
    </section>
  );
}

/**
 * The panels of a lab: side by side where there is room, else one column, the picture first. The order on screen is the
 * order of the Tab key. Each has a key.
 */
export function Lab(props: {
  readonly wide: boolean;
  readonly controls: ReactNode;
  readonly picture: ReactNode;
  readonly curves: ReactNode;
  readonly inspector: ReactNode;
  readonly className?: string;
}) {
  const { wide, controls, picture, curves, inspector, className = '' } = props;
  const panels = wide ? [controls, picture, curves, inspector] : [picture, inspector, curves, controls];
  return <div className={`lab ${className}`}>{panels}</div>;
}

/** In place of a run that was refused; the player's message says why. */
export function NothingOpen({ race = false }: { readonly race?: boolean }) {
  return (
    <div className="placeholder">
      <h2>No {race ? 'race' : 'run'} is open</h2>
      <p>
        The message above says why. Change a parameter {race && 'or remove a search '}to start another{' '}
        {race ? 'race' : 'run'}.
      </p>
    </div>
  );
}
