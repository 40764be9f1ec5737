import { countItems } from '@clew/shop-contracts';
import type { CheckoutResponse } from '@clew/shop-contracts';
import { statusFromHttpCode, type Span, type SpanStatus, type Tracer } from '@clew/tracing/core';
import { placeOrder, RequestFailure, type FailureReason } from '../api-client';
import { nextPaint } from '../next-paint';
import { showTrace, type ShownTrace } from '../shown-trace';
import type { OrderAttempt } from './order-attempt';

/** What the page does with the outcome of an order. */
export interface OrderOutcome {
  /** Puts the confirmation on screen; has committed it when it returns. */
  confirm(order: CheckoutResponse, trace: ShownTrace): void;
  refuse(failure: RequestFailure, trace: ShownTrace): void;
}

/**
 * From the click on "Submit Order" to the confirmation on screen, as one transaction of a trace of its own:
 *
 *   web  ui.action.click  Submit Order
 *   ├─ http.client  POST /api/checkout
 *   └─ ui.render  order confirmation      until the browser has painted it
 *
 * A failed order has no confirmation to render, and its transaction says why in its status.
 */
export function submitOrder(
  tracer: Tracer,
  { order, key }: OrderAttempt,
  outcome: OrderOutcome,
): Promise<void> {
  return tracer.startSpan({ transaction: 'Submit Order', op: 'ui.action.click' }, async (click) => {
    click.setTag('items', countItems(order.items)).setTag('delivery', order.deliveryOptionId);
    const answer = await placeOrder(order, key).catch(asFailure);
    if (answer instanceof RequestFailure) {
      click.setStatus(statusOf(answer));
      outcome.refuse(answer, showTrace(click, 'failed order'));
      return;
    }
    await renderConfirmation(tracer, click, () => outcome.confirm(answer, showTrace(click, 'order')));
  });
}

// The browser knows no asynchronous context: after the answer, the click's span must be made active again.
function renderConfirmation(tracer: Tracer, click: Span, confirm: () => void): Promise<void> {
  return tracer.runWith(click, () =>
    tracer.startSpan({ op: 'ui.render', description: 'order confirmation' }, () => {
      confirm();
      return nextPaint();
    }),
  );
}

function asFailure(error: unknown): RequestFailure {
  if (error instanceof RequestFailure) return error;
  throw error;
}

const statusOfReason: Record<Exclude<FailureReason, 'refused'>, SpanStatus> = {
  unreachable: 'unavailable',
  'timed out': 'deadline_exceeded',
  unreadable: 'internal_error',
};

function statusOf({ reason, httpStatus = 0 }: RequestFailure): SpanStatus {
  return reason === 'refused' ? statusFromHttpCode(httpStatus) : statusOfReason[reason];
}
