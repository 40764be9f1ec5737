import type { Clock, Span, SpanContext, SpanStatus } from '../../core/index';
import type { IdleTransaction } from '../page-load/idle-transaction';
import type { IdleTransactions } from '../page-load/idle-transactions';
import { keepOpen } from './keep-open';

export interface ActivityOptions {
  /** Pops the activity by itself after this time, in milliseconds, with status `deadline_exceeded`. */
  autoPopAfter?: number | undefined;
}

/** The activities of the text: what keeps an idle transaction alive, each with a span of its own or without. */
export interface Activities {
  /** The number of the activity; 0 when no transaction is open. */
  push(context?: SpanContext, options?: ActivityOptions): number;
  pop(activity: number, data: Readonly<Record<string, unknown>>): void;
  /** Ends all of them, their spans as `cancelled`. */
  cancelAll(): void;
}

interface Activity {
  idle: IdleTransaction;
  release: () => void;
  span: Span | undefined;
  cancelAutoPop: () => void;
}

export function createActivities(idleTransactions: IdleTransactions, clock: Clock): Activities {
  const pushed = new Map<number, Activity>();
  let last = 0;

  /** Activities of transactions that are over have ended with them. */
  function forgetEnded(): void {
    for (const [number, { idle, cancelAutoPop }] of pushed) {
      if (idle.isOpen()) continue;
      cancelAutoPop();
      pushed.delete(number);
    }
  }

  function pop(number: number, data: Readonly<Record<string, unknown>>): void {
    const activity = pushed.get(number);
    if (!activity) return;
    pushed.delete(number);
    activity.cancelAutoPop();
    if (activity.span) finishWith(activity.span, data);
    activity.release();
  }

  return {
    pop,
    push(context, { autoPopAfter } = {}) {
      forgetEnded();
      const idle = idleTransactions.current;
      if (!idle) return 0;
      const number = ++last;
      pushed.set(number, {
        idle,
        release: keepOpen(idle),
        span: context && idle.transaction.startChild(context),
        cancelAutoPop: autoPopAfter
          ? clock.schedule(autoPopAfter, () => pop(number, { autoPop: true, status: 'deadline_exceeded' }))
          : () => undefined,
      });
      return number;
    },
    cancelAll() {
      for (const number of pushed.keys()) pop(number, { status: 'cancelled' });
    },
  };
}

function finishWith(span: Span, data: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(data)) {
    span.setData(key, value);
    if (key === 'status_code') span.setHttpStatus(Number(value));
    if (key === 'status') span.setStatus(value as SpanStatus);
  }
  span.finish();
}
