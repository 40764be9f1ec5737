import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { LiveIndicator } from '../live/live-indicator';
import { SignedInReader } from '../sign-in/signed-in-reader';
import { ThreadBall } from './thread-ball';
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
        <SignedInReader />
      </header>
      <main id="content" className="page-content" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
