import type { RequestFailure } from '../api-client';

/** What a shopper is told when an order did not come through. */
export interface OrderFailure {
  title: string;
  advice: string;
}

/** Kind words for every way in which an order fails; never a status code, never a guess about the payment. */
export function explainOrderFailure({ reason, httpStatus = 0 }: RequestFailure): OrderFailure {
  if (reason === 'unreachable') {
    return {
      title: 'We could not reach the shop.',
      advice: 'Your basket is safe. Check your connection and submit the order once more.',
    };
  }
  if (reason === 'timed out' || reason === 'unreadable') {
    return {
      title: 'We lost the thread while waiting for an answer.',
      advice: 'Submit the order once more: if it has come through already, it will not be made twice.',
    };
  }
  if (httpStatus === 402) {
    return {
      title: 'The payment was declined.',
      advice: 'Nothing was charged. You could order a little less wool, or try again.',
    };
  }
  return httpStatus < 500
    ? {
        title: 'Something in this order is tangled.',
        advice: 'Nothing was charged. Adjust your basket and submit the order again.',
      }
    : {
        title: 'We dropped a stitch on our side.',
        advice: 'It is not you, it is us. Please submit the order again in a moment.',
      };
}
