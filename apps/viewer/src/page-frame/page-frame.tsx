import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { LiveIndicator } from '../live/live-indicator';
import './page-frame.css';

/** What surrounds every view: the name, the way home, and whether the page is live. */
export function PageFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <a className="skip-link" href="#content">
        Skip to the content
      </a>
      <header className="page-header">
        <Link href="/" className="page-header__home" aria-label="Clew, all transactions">
          <ThreadBall />
          <span>Clew</span>
        </Link>
        <nav aria-label="Views">
          <Link
            href="/"
            className={(isActive) => `page-header__link ${isActive ? 'page-header__link--here' : ''}`}
          >
            Transactions
          </Link>
        </nav>
        <LiveIndicator />
      </header>
      <main id="content" className="page-content" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

/** A ball of thread: a clew. */
function ThreadBall() {
  return (
    <svg className="thread-ball" viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
      <circle cx="14" cy="14" r="10" />
      <path d="M6 10c6-3 12 0 15 8M5 16c6-2 10 1 12 7M11 5c5 1 10 5 12 11M14 24c5 4 10 5 16 3" />
    </svg>
  );
}
