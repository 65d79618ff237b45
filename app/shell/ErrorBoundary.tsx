import { Component, type ReactNode } from 'react';
import { CopyField } from '../ui/CopyField.tsx';

interface State {
  readonly message: string | null;
}

/** The last resort: whatever goes wrong while rendering, the run is not lost, since the link has all of it. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { message: null };

  static getDerivedStateFromError(error: unknown): State {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return (
      <main className="broken">
        <h1>This page has a fault</h1>
        <p>It could not be drawn ({message}). The run itself is in this link; nothing is lost.</p>
        <CopyField label="Link to the run" text={location.href} />
        <button type="button" className="button primary" onClick={() => location.reload()}>
          Reload the page
        </button>
      </main>
    );
  }
}
