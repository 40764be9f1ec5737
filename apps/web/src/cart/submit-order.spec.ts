import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import path from 'node:path';
import { drawTransaction } from '../../fixture/envelope-sink';
import { confirmedOrderId, sendJson } from '../../fixture/shop-server';
import { openTheDoor } from '../../fixture/visit-shop';

jest.setTimeout(30_000);

const readme = readFileSync(path.join(import.meta.dirname, '../../README.md'), 'utf8');

let door: Awaited<ReturnType<typeof openTheDoor>>;
beforeAll(async () => {
  door = await openTheDoor();
});
afterAll(() => door.close());

const submitButton = { name: 'Submit Order', exact: true };
const confirmation = { name: 'Order confirmed' };

describe('an order', () => {
  it('takes one click, from the two balls that wait in the basket to the confirmation', async () => {
    const { page, complaints } = await door.visit();
    await page.getByRole('button', submitButton).click();
    await page.getByRole('heading', confirmation).waitFor();
    await page.getByText(confirmedOrderId).waitFor();
    await page.getByText('€25.70').waitFor();
    expect(complaints).toEqual([]);
  });

  it('is one transaction from the click to the painted confirmation', async () => {
    const { page, shop, collector } = await door.visit();
    await page.getByRole('button', submitButton).click();
    const order = await collector.transaction('ui.action.click');
    expect(readme).toContain(drawTransaction(order));
    expect(order.tags).toMatchObject({ items: '2', delivery: 'economy' });
    const checkout = shop.requests.find(({ line }) => line === 'POST /api/checkout');
    expect(checkout?.sentryTrace).toBe(`${order.contexts.trace.trace_id}-${order.spans[0]?.span_id}-1`);
  });

  it('has a trace of its own, even if it is clicked during the page load', async () => {
    const { page, collector } = await door.visit();
    await page.getByRole('button', submitButton).click();
    const order = await collector.transaction('ui.action.click');
    const pageLoad = await collector.transaction('pageload');
    expect(order.contexts.trace.parent_span_id).toBeUndefined();
    expect(order.contexts.trace.trace_id).not.toBe(pageLoad.contexts.trace.trace_id);
    expect(pageLoad.spans).toHaveLength(6);
  });

  it('leads to its own trace once it is confirmed', async () => {
    const { page, collector } = await door.visit();
    await page.getByRole('button', submitButton).click();
    const link = page.getByRole('link', { name: "Follow this order's thread" });
    const { contexts } = await collector.transaction('ui.action.click');
    await expect(link.getAttribute('href')).resolves.toBe(
      `http://viewer.example:9000/traces/${contexts.trace.trace_id}`,
    );
    await expect(link.getAttribute('data-trace-id')).resolves.toBe(contexts.trace.trace_id);
  });

  it('is made once by a double click', async () => {
    const { page, shop } = await door.visit();
    const held = new Promise<ServerResponse>((arrived) => shop.answers.set('/api/checkout', arrived));
    await page.getByRole('button', submitButton).dblclick();
    sendJson(await held, 402, { error: 'declined' });
    await page.getByRole('alert').waitFor();
    expect(shop.requests.filter(({ line }) => line === 'POST /api/checkout')).toHaveLength(1);
  });

  it('keeps its key when its answer got lost, and has a new one once it was refused', async () => {
    const { page, shop } = await door.visit();
    const keys: unknown[] = [];
    for (const status of [503, 402, 402]) {
      const held = new Promise<ServerResponse>((arrived) => shop.answers.set('/api/checkout', arrived));
      await page.getByRole('button', submitButton).click();
      const response = await held;
      keys.push(response.req.headers['idempotency-key']);
      sendJson(response, status, {});
      await page.getByRole('alert').waitFor();
    }
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[1]);
  });

  it('can be made with the keyboard alone, and is then read out', async () => {
    const { page } = await door.visit();
    await page.getByRole('button', submitButton).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', confirmation).and(page.locator(':focus')).waitFor();
  });

  it('costs what the basket holds, in euros and roughly in another currency', async () => {
    const { page } = await door.visit();
    const order = page.getByRole('region', { name: 'Your order' });
    await order.getByRole('button', { name: 'One Ariadne Red more' }).click();
    await order.getByRole('button', { name: 'One Minotaur Brown less' }).click();
    await order.getByRole('radio', { name: /By wing/ }).check();
    await order.getByLabel('Other currency').selectOption('GBP');
    await order.getByText('€37.70').waitFor();
    await order.getByText('£32.05').waitFor();
    await expect(order.getByRole('listitem').count()).resolves.toBe(1);
  });

  it('cannot be made of nothing', async () => {
    const { page } = await door.visit();
    for (const name of ['Ariadne Red', 'Minotaur Brown']) {
      await page.getByRole('button', { name: `One ${name} less` }).click();
    }
    await page.getByText('No wool in your basket yet.').waitFor();
    await page.getByRole('button', { ...submitButton, disabled: true }).waitFor();
  });

  it('goes through while the collector is down', async () => {
    const closed = createServer();
    await new Promise<void>((listening) => closed.listen(0, '127.0.0.1', listening));
    const address = closed.address();
    await new Promise((done) => closed.close(done));
    const port = typeof address === 'object' ? address?.port : 0;
    const dsn = `http://${'c1e3'.repeat(8)}@127.0.0.1:${port}/1`;
    const { page } = await door.visit({ config: { dsn } });
    await page.getByRole('button', submitButton).click();
    await page.getByRole('heading', confirmation).waitFor();
  });
});

const tangled = { error: 'invalid_body', details: [{ path: 'items.0', message: 'unknown product' }] };

describe('an order that fails', () => {
  it.each([
    [
      'is refused',
      (response: ServerResponse) => sendJson(response, 400, tangled),
      /tangled.*unknown product/s,
      'invalid_argument',
    ],
    [
      'is not paid',
      (response: ServerResponse) => sendJson(response, 402, { error: 'declined' }),
      /payment was declined/,
      'invalid_argument',
    ],
    [
      'breaks the shop',
      (response: ServerResponse) => sendJson(response, 500, { error: 'internal' }),
      /dropped a stitch/,
      'internal_error',
    ],
    [
      'finds the shop busy',
      (response: ServerResponse) => sendJson(response, 503, {}),
      /dropped a stitch/,
      'unavailable',
    ],
    [
      'is answered with nonsense',
      (response: ServerResponse) => response.end('<html>'),
      /lost the thread/,
      'internal_error',
    ],
    ['never arrives', ({ req }: ServerResponse) => req.socket.destroy(), /could not reach/, 'unavailable'],
  ])('because it %s says so in place, and can be made again', async (_case, answer, words, status) => {
    const { page, shop, collector } = await door.visit();
    shop.answers.set('/api/checkout', (response) => void answer(response));
    await page.getByRole('button', submitButton).click();
    await expect(page.getByRole('alert').textContent()).resolves.toMatch(words);

    const { contexts, spans } = await collector.transaction('ui.action.click');
    expect(contexts.trace.status).toBe(status);
    expect(spans.map(({ op }) => op)).toEqual(['http.client']);
    const link = page.getByRole('link', { name: "Follow the failed order's thread" });
    await expect(link.getAttribute('data-trace-id')).resolves.toBe(contexts.trace.trace_id);

    shop.answers.clear();
    await page.getByRole('button', submitButton).click();
    await page.getByRole('heading', confirmation).waitFor();
  });
});
