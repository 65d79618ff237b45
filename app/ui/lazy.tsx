/**
 * `lazy` of React, for parts of the page that may not be there: where one cannot be loaded a sentence says so in its place,
 * with a button to try again, and the rest of the page goes on.
 */
import { Component, lazy as lazyOfReact, type ComponentType, type ReactNode } from 'react';

class NotLoaded extends Error {}

/** Style sheets that did not come are not asked for again by themselves. */
function askAgainForStyles(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')) {
    if (link.sheet === null) link.replaceWith(link.cloneNode());
  }
}

interface Props {
  readonly onRetry: () => void;
  readonly draw: () => ReactNode;
}

interface State {
  readonly error: unknown;
  readonly tries: number;
}

class Boundary extends Component<Props, State> {
  override state: State = { error: undefined, tries: 0 };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  readonly #retry = (): void => {
    this.props.onRetry();
    this.setState(({ tries }) => ({ error: undefined, tries: tries + 1 }));
  };

  override render(): ReactNode {
    const { error, tries } = this.state;
    if (error === undefined) return this.props.draw();
    // A fault of the part itself is for whoever looks after the page.
    if (!(error instanceof NotLoaded)) throw error;
    return (
      <div className="not-loaded" role="alert">
        <p>
          A part of the page was expected here, but it could not be loaded; nothing is lost. Check the connection and
          try again.
        </p>
        <button type="button" className="button" onClick={this.#retry}>
          Try again
        </button>
        {/* Some browsers remember that a script did not come for as long as the page is open. */}
        {tries > 0 && (
          <button type="button" className="button" onClick={() => location.reload()}>
            Reload the page
          </button>
        )}
      </div>
    );
  }
}

export function lazy<P extends object>(load: () => Promise<{ default: ComponentType<P> }>): ComponentType<P> {
  const make = () =>
    lazyOfReact(() =>
      load().catch((error: unknown) => {
        throw new NotLoaded(String(error));
      }),
    );
  let Part: ComponentType<P> = make();
  const retry = () => {
    askAgainForStyles();
    Part = make();
  };
  return function LazyPart(props: P) {
    // Not a component: a function that draws what `Part` stands for by then.
    const draw = () => <Part {...props} />;
    return <Boundary onRetry={retry} draw={draw} />;
  };
}
