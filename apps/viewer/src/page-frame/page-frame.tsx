import type { ReactNode } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { LiveIndicator } from '../live/live-indicator';
import { servicesPath, spansPath } from '../routes';
import { SignedInReader } from '../sign-in/signed-in-reader';
import { ThemeSwitch } from './theme-switch';
import { ThreadBall } from '../design/thread-ball';
import { TitleAnnouncer } from './title-announcer';
import { useFocusOnNavigation } from './use-focus-on-navigation';
import { ViewBoundary } from './view-boundary';
import './page-frame.css';

const VIEWS = [
  { href: '/', name: 'Transactions' },
  { href: spansPath(), name: 'Child spans' },
  { href: servicesPath(), name: 'Services' },
];

/** What surrounds every view: the name, the ways to the lists, whether the page is live, and how it is read. */
export function PageFrame({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  const search = useSearch();
  const content = useFocusOnNavigation(path);
  return (
    <>
      <a className="skip-link" href="#content">
        Skip to the content
      </a>
      <header className="page-header">
        <Link href="/" className="page-header__home" aria-label="Clew, all transactions">
          <ThreadBall />
          <span className="page-header__name">Clew</span>
        </Link>
        <nav aria-label="Views">
          {VIEWS.map(({ href, name }) => (
            <Link
              key={href}
              href={href}
              aria-current={path === href ? 'page' : undefined}
              className="page-header__link"
            >
              {name}
            </Link>
          ))}
        </nav>
        <LiveIndicator />
        <ThemeSwitch />
        <SignedInReader />
      </header>
      <TitleAnnouncer />
      <main id="content" ref={content} className="page-content" tabIndex={-1}>
        <ViewBoundary address={`${path}?${search}`}>{children}</ViewBoundary>
      </main>
    </>
  );
}
