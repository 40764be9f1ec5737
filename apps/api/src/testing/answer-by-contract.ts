import type { AnswerOfNeighbour } from '@clew/service-host/testing';
import { catalogue, demoSession } from '@clew/shop-contracts';

const answers: Record<string, AnswerOfNeighbour> = {
  'GET /products': ({ headers }) =>
    headers.authorization === `Bearer ${demoSession.token}`
      ? { status: 200, body: { products: catalogue } }
      : { status: 401, body: { error: 'unauthenticated' } },
  'POST /orders': ({ body }) => {
    const { orderId } = body as { orderId: string };
    return { status: 201, body: { orderId, customer: demoSession.customer } };
  },
  'GET /carrier/quotes': () => ({
    status: 200,
    body: { quotes: [{ serviceLevel: 'standard', carrier: 'Argo', transitDays: 3 }] },
  }),
  'POST /payments/charges': ({ body }) => {
    const { reference } = body as { reference: string };
    return { status: 201, body: { chargeId: 'charge-1', reference } };
  },
};

/** What the services that api calls answer when all is well, as their contracts say. */
export const answerByContract: AnswerOfNeighbour = (request) =>
  answers[request.line]?.(request) ?? { status: 404, body: { error: 'not_found' } };
