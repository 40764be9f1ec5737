import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { drawTransaction } from '../fixture/envelope-sink';
import { sendJson } from '../fixture/shop-server';
import { openTheDoor } from '../fixture/visit-shop';

jest.setTimeout(30_000);

const readme = readFileSync(path.join(import.meta.dirname, '../README.md'), 'utf8');

let door: Awaited<ReturnType<typeof openTheDoor>>;
beforeAll(async () => {
  door = await openTheDoor();
});
afterAll(() => door.close());

describe('a page load', () => {
  it('is one request each for HTML, CSS, JS, products and delivery options', async () => {
    const { page, shop, collector } = await door.visit();
    await collector.transaction('pageload');
    expect(shop.requests.map(({ line }) => line).sort()).toEqual([
      'GET /',
      'GET /api/delivery-options',
      'GET /api/products',
      'GET /assets/app.css',
      'GET /assets/app.js',
    ]);
    await expect(page.getAttribute('link[rel=icon]', 'href')).resolves.toMatch(/^data:/);
  });

  it('is one transaction of seven spans, drawn as in the README', async () => {
    const { shop, collector } = await door.visit();
    const pageLoad = await collector.transaction('pageload');
    expect(pageLoad.spans).toHaveLength(6);
    expect(readme).toContain(drawTransaction(pageLoad).replace(shop.url, 'http://127.0.0.1:3000'));
  });

  it('names its JSON spans in the header, and sends none with files', async () => {
    const { shop, collector } = await door.visit();
    const { contexts, spans } = await collector.transaction('pageload');
    for (const { line, sentryTrace } of shop.requests) {
      const span = spans.find(({ op, description }) => op === 'http.client' && description === line);
      expect(sentryTrace).toBe(span && `${contexts.trace.trace_id}-${span.span_id}-1`);
    }
  });

  it('renders until the data of both requests is on screen', async () => {
    const { page, collector } = await door.visit();
    const { spans } = await collector.transaction('pageload');
    const render = spans.find(({ op }) => op === 'ui.render');
    const requests = spans.filter(({ op }) => op === 'http.client');
    expect(render?.timestamp).toBeGreaterThan(Math.max(...requests.map(({ timestamp }) => timestamp)));
    await expect(page.getByRole('heading', { level: 3 }).count()).resolves.toBe(7);
  });

  it('says its release, its environment, and whose browser it is', async () => {
    const { collector } = await door.visit();
    await expect(collector.transaction('pageload')).resolves.toMatchObject({
      release: expect.stringMatching(/^ariadnes-yarn@\d+\.\d+\.\d+$/),
      environment: 'test',
      user: { id: '3b241101-e2bb-4255-8caf-4136c566a962' },
    });
  });

  it('has no user where api knows none', async () => {
    const { collector } = await door.visit({ config: { shopperId: null } });
    await expect(collector.transaction('pageload')).resolves.not.toHaveProperty('user');
  });

  it('leads to its own trace in the viewer', async () => {
    const { page, collector } = await door.visit();
    const { contexts } = await collector.transaction('pageload');
    const link = page.getByRole('link', { name: "Follow this page load's thread" });
    await expect(link.getAttribute('data-trace-id')).resolves.toBe(contexts.trace.trace_id);
    await expect(link.getAttribute('href')).resolves.toBe(
      `http://viewer.example:9000/traces/${contexts.trace.trace_id}`,
    );
  });

  it('says that it was not sampled, instead of leading nowhere', async () => {
    const { page, shop, collector } = await door.visit({ config: { tracesSampleRate: 0 } });
    await page.getByText('This page load was not sampled').waitFor();
    await expect(page.locator('a[data-trace-id]').count()).resolves.toBe(0);
    const traceId = await page.locator('[data-trace-id]').getAttribute('data-trace-id');
    const products = shop.requests.find(({ line }) => line === 'GET /api/products');
    expect(products?.sentryTrace).toMatch(new RegExp(`^${traceId}-[0-9a-f]{16}-0$`));
    expect(collector.transactions).toEqual([]);
  });

  it.each([
    ['reports nowhere', { dsn: null }],
    ['has a DSN that is none', { dsn: 'http://127.0.0.1:1/' }],
    ['knows no viewer', { viewerUrl: null }],
  ])('has no link in a page that %s', async (_case, config) => {
    const { page } = await door.visit({ config });
    await page.getByText('does not know of a viewer').waitFor();
    await expect(page.locator('a[data-trace-id]').count()).resolves.toBe(0);
  });

  it('needs nothing that a strict content security policy forbids', async () => {
    const { collector, complaints } = await door.visit();
    await collector.transaction('pageload');
    expect(complaints).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('fits a phone in %s', async (colorScheme) => {
    const { page } = await door.visit({ browser: { colorScheme, viewport: { width: 375, height: 800 } } });
    await page.getByRole('heading', { name: 'Theseus White' }).waitFor();
    await expect(page.evaluate(() => document.documentElement.scrollWidth)).resolves.toBe(375);
  });

  it('says kindly which half of the shop is missing, and gets it on a second try', async () => {
    const { page, shop, collector } = await door.visit({
      prepare: ({ answers }) => answers.set('/api/products', (response) => sendJson(response, 503, {})),
    });
    await page.getByRole('alert').getByText('The wool is not on the shelf yet.').waitFor();
    const { spans } = await collector.transaction('pageload');
    expect(spans.find(({ op }) => op === 'ui.render')?.status).toBe('unavailable');

    shop.answers.clear();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Ariadne Red' }).waitFor();
    expect(readme).toContain(drawTransaction(await collector.transaction('ui.action.click')));
  });

  it('keeps its shelf open when the carriers do not answer', async () => {
    const { page } = await door.visit({
      prepare: ({ answers }) => answers.set('/api/delivery-options', ({ req }) => req.socket.destroy()),
    });
    await page.getByRole('alert').getByText('The carriers are not answering.').waitFor();
    await page.getByRole('heading', { name: 'Ariadne Red' }).waitFor();
    await page.getByRole('button', { name: 'Submit Order', disabled: true }).waitFor();
  });
});
