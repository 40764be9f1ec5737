import type { Tracer, Transaction } from '../../core/index';
import type { PageTracerParts } from '../browser-tracer';
import type { IdleTransactions } from '../page-load/idle-transactions';

/** The page as it is traced. */
export interface TracedPage {
  tracer: Tracer;
  idleTransactions: IdleTransactions;
}

/** What a page has besides, if it names it to `init`: what it does not name, it does not load. */
export interface PagePart {
  /** What the page's tracer does besides. */
  readonly tracerParts?: PageTracerParts;
  /** Begins to watch the page; returns a function that stops it. */
  watch?(page: TracedPage): () => void;
  /** Adds what the browser has measured to a page load or navigation that is complete. */
  record?(transaction: Transaction): void;
}
