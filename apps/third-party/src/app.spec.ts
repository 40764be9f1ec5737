import { describe, expect, it, jest } from '@jest/globals';
import {
  chargeLimitCents,
  deliveryTariffs,
  displayCurrencies,
  type CarrierQuotesResponse,
} from '@clew/shop-contracts';
import request from 'supertest';
import { buildApp } from './app';

jest.spyOn(process.stdout, 'write').mockReturnValue(true);

const atOnce = { carrierDelayMs: 0, paymentDelayMs: 0, emailDelayMs: 0, ratesDelayMs: 0 };
const charge = { reference: 'order-1', amountCents: 1_290, currency: 'EUR' };
const email = { to: 'ariadne@shop.example', subject: 'Order confirmed', text: 'Your yarn is on its way.' };

function world(now?: () => number) {
  return request(buildApp(atOnce, now));
}

describe('the carrier', () => {
  it('quotes for every tariff of the shop', async () => {
    const answer = await world().get('/carrier/quotes').expect(200);
    const levels = new Set(
      (answer.body as CarrierQuotesResponse).quotes.map(({ serviceLevel }) => serviceLevel),
    );
    expect(deliveryTariffs.filter(({ id }) => !levels.has(id))).toEqual([]);
  });
});

describe('the payment processor', () => {
  it('charges once for the same charge with the same key', async () => {
    const agent = request.agent(buildApp(atOnce));
    const pay = (body: object, key: string) =>
      agent.post('/payments/charges').set('idempotency-key', key).send(body);
    const first = await pay(charge, 'order-1').expect(201);
    expect(first.body).toMatchObject({ reference: 'order-1' });
    expect((await pay(charge, 'order-1').expect(201)).body).toEqual(first.body);
    expect((await pay(charge, 'order-2').expect(201)).body).not.toEqual(first.body);
    await pay({ ...charge, amountCents: 1 }, 'order-1').expect(409, { error: 'idempotency_key_reused' });
  });

  it('declines what is above the limit, and only that', async () => {
    const post = (amountCents: number) =>
      world()
        .post('/payments/charges')
        .send({ ...charge, amountCents });
    await post(chargeLimitCents).expect(201);
    await post(chargeLimitCents + 1).expect(402, { error: 'declined' });
  });

  it.each([
    ['no reference', { ...charge, reference: undefined }],
    ['markup as reference', { ...charge, reference: '<b>' }],
    ['a negative amount', { ...charge, amountCents: -1 }],
    ['half a cent', { ...charge, amountCents: 0.5 }],
    ['an amount as text', { ...charge, amountCents: '1290' }],
    ['a currency that is none', { ...charge, currency: 'euro' }],
    ['a list', []],
  ])('refuses %s', async (_case, body) => {
    await world().post('/payments/charges').send(body).expect(400, { error: 'invalid_body' });
  });
});

describe('the e-mail provider', () => {
  it('accepts a message once for the same key', async () => {
    const agent = request.agent(buildApp(atOnce));
    const send = () =>
      agent.post('/email/messages').set('idempotency-key', 'order-1').send(email).expect(202);
    expect((await send()).body).toEqual((await send()).body);
  });

  it('never takes a message for an address that cannot receive one', async () => {
    await world()
      .post('/email/messages')
      .send({ ...email, to: 'nobody@shop.invalid' })
      .expect(422, { error: 'undeliverable' });
  });

  it.each([
    ['no recipient', { ...email, to: '' }],
    ['two recipients', { ...email, to: 'a@b.example, c@d.example' }],
    ['a recipient with a header', { ...email, to: 'a@b.example\r\nBcc: c@d.example' }],
    ['a subject without end', { ...email, subject: 'x'.repeat(201) }],
    ['a text that is no text', { ...email, text: { html: '<b>' } }],
  ])('refuses %s', async (_case, body) => {
    await world().post('/email/messages').send(body).expect(400, { error: 'invalid_body' });
  });
});

describe('the rates feed', () => {
  it('moves slightly from one poll to the next', async () => {
    const ratesAt = async (milliseconds: number) =>
      (
        await world(() => milliseconds)
          .get('/rates/latest?base=EUR')
          .expect(200)
      ).body as {
        timestamp: number;
        rates: Record<string, number>;
      };
    const [earlier, later] = [await ratesAt(1_000_000_000_000), await ratesAt(1_000_000_030_500)];
    expect(later.timestamp - earlier.timestamp).toBe(30);
    for (const currency of displayCurrencies) {
      const change = Math.abs((later.rates[currency] ?? 0) / (earlier.rates[currency] ?? 1) - 1);
      expect(change).toBeGreaterThan(0);
      expect(change).toBeLessThan(0.01);
    }
  });

  it.each([
    '/rates/latest',
    '/rates/latest?base=USD',
    '/rates/latest?base=EUR&base=USD',
    '/rates/latest?base[]=EUR',
  ])('knows no rates for %s', async (path) => {
    await world().get(path).expect(400, { error: 'unknown_base' });
  });
});

describe('the outside world', () => {
  it.each([
    ['get', '/', 404, 'not_found'],
    ['post', '/carrier/quotes', 405, 'method_not_allowed'],
    ['get', '/payments/charges', 405, 'method_not_allowed'],
    ['get', '/email/messages', 405, 'method_not_allowed'],
    ['delete', '/rates/latest', 405, 'method_not_allowed'],
  ] as const)('answers %s %s with %i %s', async (method, path, status, error) => {
    const answer = await world()[method](path);
    expect([answer.status, answer.body]).toEqual([status, { error }]);
    expect(answer.headers['x-powered-by']).toBeUndefined();
  });

  it.each([
    ['half a body', 'application/json', '{"reference":', 400, 'invalid_body'],
    ['no object', 'application/json', '"charge"', 400, 'invalid_body'],
    ['broken UTF-8', 'application/json', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400, 'invalid_body'],
    ['a form', 'application/x-www-form-urlencoded', 'reference=order-1', 415, 'unsupported_media_type'],
    ['too much', 'application/json', JSON.stringify('x'.repeat(20_000)), 413, 'body_too_large'],
  ])('answers %s with a fixed word', async (_case, type, body, status, error) => {
    const answer = await world().post('/payments/charges').set('content-type', type).send(body);
    expect([answer.status, answer.body]).toMatchObject([status, { error }]);
  });
});
