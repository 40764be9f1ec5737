import { Span } from '../../core/index';
import type { IdleTransaction } from '../page-load/idle-transaction';

/** Keeps an idle transaction open, as an open span does, until the function that is returned is called. */
export function keepOpen({ transaction }: IdleTransaction): () => void {
  // It is not among the children, and so is never sent.
  const activity = new Span(transaction, {}, transaction);
  transaction.observer?.spanStarted(activity);
  return () => activity.finish();
}
