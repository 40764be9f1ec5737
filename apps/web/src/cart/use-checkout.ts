import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { CheckoutRequest, CheckoutResponse } from '@clew/shop-contracts';
import type { Tracer } from '@clew/tracing/core';
import type { RequestFailure } from '../api-client';
import type { ShownTrace } from '../shown-trace';
import { attemptOrder, isRefusal, type OrderAttempt } from './order-attempt';
import { submitOrder } from './submit-order';

/** How far the order is. */
export type Checkout =
  | { state: 'open' }
  | { state: 'underway' }
  | { state: 'failed'; failure: RequestFailure; trace: ShownTrace }
  | { state: 'confirmed'; order: CheckoutResponse; trace: ShownTrace };

/** The checkout and the action that submits the order; while one order is underway, further clicks do nothing. */
export function useCheckout(tracer: Tracer): [Checkout, (request: CheckoutRequest) => void] {
  const [checkout, setCheckout] = useState<Checkout>({ state: 'open' });
  const isUnderway = useRef(false);
  const attempt = useRef<OrderAttempt>(undefined);

  const submit = (request: CheckoutRequest): void => {
    if (isUnderway.current) return;
    isUnderway.current = true;
    setCheckout({ state: 'underway' });
    attempt.current = attemptOrder(request, attempt.current);
    void submitOrder(tracer, attempt.current, {
      confirm: (order, trace) => flushSync(() => setCheckout({ state: 'confirmed', order, trace })),
      refuse: (failure, trace) => {
        isUnderway.current = false;
        if (isRefusal(failure)) attempt.current = undefined;
        setCheckout({ state: 'failed', failure, trace });
      },
    });
  };
  return [checkout, submit];
}
