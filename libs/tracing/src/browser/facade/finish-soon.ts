import type { Clock } from '../../core/index';
import type { IdleTransaction } from '../page-load/idle-transaction';

/** Finishes an idle transaction when nothing is going on in it any more, after another `longestMs` at the latest. */
export function finishSoon(idle: IdleTransaction, clock: Clock, longestMs: number): void {
  const { transaction } = idle;
  const { observer } = transaction;
  const isQuiet = () => transaction.children.every(({ endTimestamp }) => endTimestamp !== undefined);
  if (isQuiet()) idle.finish();
  if (!observer || !idle.isOpen()) return;
  const cancelDeadline = clock.schedule(longestMs, () => idle.finish());
  transaction.observer = {
    spanStarted: (span) => observer.spanStarted(span),
    spanFinished(span) {
      observer.spanFinished(span);
      if (span !== transaction && !isQuiet()) return;
      cancelDeadline();
      idle.finish();
    },
  };
}
