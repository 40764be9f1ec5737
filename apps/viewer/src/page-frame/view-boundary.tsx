import { Component, type ReactNode } from 'react';
import { ErrorNotice } from '../design/notices/notices';

interface ViewBoundaryProps {
  /** The address: at another one, the view is tried anew. */
  address: string;
  children: ReactNode;
}

interface ViewBoundaryState {
  error: Error | undefined;
}

/** Catches what no view should throw, so that the page around it stays; a person can try again or go elsewhere. */
export class ViewBoundary extends Component<ViewBoundaryProps, ViewBoundaryState> {
  override state: ViewBoundaryState = { error: undefined };

  static getDerivedStateFromError(thrown: unknown): ViewBoundaryState {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override componentDidUpdate(previous: ViewBoundaryProps) {
    if (this.state.error !== undefined && previous.address !== this.props.address) this.#tryAgain();
  }

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <ErrorNotice
        title="This view has failed"
        level={1}
        error={new Error(`What the collector sent is nothing that it can show: ${error.message}`)}
        onRetry={this.#tryAgain}
      />
    );
  }

  readonly #tryAgain = () => this.setState({ error: undefined });
}
