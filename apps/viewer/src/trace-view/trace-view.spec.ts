import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../fixture/expectations/eventually';
import { retellTrace } from '../../fixture/stories/retell-trace';
import { CHECKOUT, PAGE_LOAD } from '../../fixture/stories/shop-stories';
import { transactionOf } from '../../fixture/stories/transaction-of';
import { viewerUnderTest } from '../../fixture/viewer-under-test';

const NOW = Date.now() / 1_000;
const pageLoad = retellTrace(PAGE_LOAD, { seed: 'a1a0b1c2', begins: NOW - 60 });
const skewed = retellTrace(CHECKOUT, { seed: 'a2a0b1c2', begins: NOW - 40 });
/** While the web waits for the database anyway, it asks another service for a moment. */
const aside = retellTrace(
  `
  web  pageload  /  ok  0..1000 ms
  ├─ http.client  GET /aside  ok  10..60 ms
  │  └─ api  http.server  GET /aside  ok  20..50 ms
  └─ http.client  GET /slow  ok  12..990 ms
     └─ db-service  http.server  GET /slow  ok  20..980 ms
`,
  { seed: 'a3a0b1c2', begins: NOW - 20 },
);
const queries = transactionOf(pageLoad, 'GET /products');
const orders = transactionOf(skewed, 'POST /orders');

const viewer = viewerUnderTest();

function errorAt(
  project: string,
  { title, after, spanId }: { title: string; after: number; spanId: string },
) {
  return viewer.collector.sendEvent(project, {
    event_id: Buffer.from(title.padEnd(16, '.')).toString('hex').slice(0, 32),
    timestamp: (pageLoad.transactions[0]?.start_timestamp ?? 0) + after,
    exception: { values: [{ type: title, value: 'it failed' }] },
    contexts: { trace: { trace_id: pageLoad.trace_id, span_id: spanId } },
  });
}

beforeAll(async () => {
  for (const span of [orders, ...orders.spans]) {
    span.start_timestamp -= 0.35;
    span.timestamp -= 0.35;
  }
  for (const trace of [pageLoad, skewed, aside]) await viewer.collector.sendTrace(trace);
  await errorAt('api', { title: 'LaterError', after: 0.9, spanId: 'feedfacefeedface' });
  await errorAt('db-service', { title: 'LockedError', after: 0.5, spanId: queries.spans[0]?.span_id ?? '' });
});

describe('the trace view', () => {
  it('says how much of the time each service worked itself, and of the critical path', async () => {
    await viewer.open(`/traces/${pageLoad.trace_id}`);
    const shares = viewer.page
      .getByRole('region', { name: 'Where the time was spent' })
      .getByRole('listitem');
    await shares.first().waitFor();
    await eventually(
      () => shares.allTextContents(),
      [
        'db-service 53.4 % 613 ms itself, 67.2 % of the critical path',
        'web 24.2 % 278 ms itself, 24.6 % of the critical path',
        'api 22.4 % 257 ms itself, 8.2 % of the critical path',
      ],
    );
  });

  it('says what the shares add up, and which service nothing waited for', async () => {
    await viewer.open(`/traces/${aside.trace_id}`);
    const shares = viewer.page.getByRole('region', { name: 'Where the time was spent' });
    await shares
      .getByText(
        'Each service’s own work, added up: what ran at the same time counts as often as it was done.',
      )
      .waitFor();
    await eventually(
      () => shares.getByRole('listitem').filter({ hasText: 'api' }).allTextContents(),
      [expect.stringMatching(/^api .* 30 ms itself, none of it on the critical path$/)],
    );
  });

  it('marks an error where it happened and counts it on every span above, across services (S3)', async () => {
    await viewer.open(`/traces/${pageLoad.trace_id}`);
    await viewer.row('SELECT sessions.id').locator('.mark', { hasText: '1 error' }).waitFor();
    for (const above of [
      'http.server - GET /products',
      'http.server - GET /api/products',
      'pageload - shop/',
    ]) {
      await viewer.row(above).locator('.mark', { hasText: '1' }).waitFor();
    }
  });

  it('lists the errors of all services in order of time, with where each happened (S14)', async () => {
    await viewer.open(`/traces/${pageLoad.trace_id}?tab=errors`);
    const errors = viewer.page.getByRole('region', { name: 'Errors' }).getByRole('listitem');
    await errors.first().waitFor();
    await eventually(
      () => errors.allTextContents(),
      [
        expect.stringMatching(/^db-service LockedError: it failed.* in sql\.query - SELECT sessions/),
        expect.stringMatching(/^api LaterError: it failed.* somewhere in this trace/),
      ],
    );
  });

  it('leads from an error to the span that failed, in one click (S4)', async () => {
    await viewer.open(`/traces/${pageLoad.trace_id}?tab=errors`);
    await viewer.page.getByRole('link', { name: /^sql.query - SELECT sessions/ }).click();
    await viewer.page.locator('.span-details').getByText('SELECT sessions').first().waitFor();
    await viewer.page.goBack();
    await viewer.page.getByRole('link', { name: 'LockedError: it failed' }).click();
    await viewer.page.waitForURL(/\/errors\/db-service:[0-9a-f]{32}$/);
  });

  it('says whose clock is behind whose by how much, and shows the times as they were sent (S104, S106)', async () => {
    await viewer.open(`/traces/${skewed.trace_id}`);
    const notes = viewer.page.getByRole('region', { name: 'Clock skew' });
    await notes.getByText('db-service’s clock is at least 344 ms behind api’s').waitFor();
    await viewer.row('http.server - POST /orders').click();
    const moment = await viewer.page.locator('.span-details time').first().getAttribute('datetime');
    expect(Date.parse(moment ?? '') / 1_000).toBeCloseTo(orders.start_timestamp, 2);
  });
});

describe('the parts of a trace', () => {
  it('show who called whom, how often and for how long', async () => {
    await viewer.open(`/traces/${pageLoad.trace_id}?tab=services`);
    const rows = viewer.page.getByRole('region', { name: 'Who called whom' }).getByRole('row');
    await rows.first().waitFor();
    await eventually(
      async () => (await rows.allInnerTexts()).map((text) => text.split(/\s+/).join(' ')),
      [
        'Caller Called Calls Handed on Failed Total Self time Average Longest',
        'web → api 5 0 0 870 ms 76 ms 174 ms 638 ms',
        'api → db-service 1 0 0 613 ms 106 ms 613 ms 613 ms',
      ],
    );
  });

  it('show statistics by op and description, in the order that the address says', async () => {
    await viewer.open(`/traces/${pageLoad.trace_id}?tab=statistics`);
    const names = viewer.page.getByRole('rowheader');
    await names.first().waitFor();
    await eventually(async () => (await names.allTextContents()).slice(0, 2), ['sql.query', 'http.client']);
    await viewer.page.getByRole('button', { name: 'Count' }).click();
    await viewer.page.waitForURL(/order=-count/);
    await eventually(async () => (await names.allTextContents())[0], 'http.server');
    await viewer.page.getByLabel('By op and description').check();
    await viewer.page.getByRole('rowheader', { name: 'sql.query - SELECT sessions' }).waitFor();
    await viewer.page.goBack();
    await eventually(
      () => viewer.page.getByRole('columnheader', { name: 'Count' }).getAttribute('aria-sort'),
      'descending',
    );
  });

  it('are one press away from each other, and the waterfall stays as it was', async () => {
    await viewer.open(`/traces/${pageLoad.trace_id}`);
    await viewer.row('http.client - GET /api/products').waitFor();
    await viewer.row('ui.render - shop').getByRole('button').click();
    const folded = await viewer.rowLabels();
    const parts = viewer.page.getByRole('navigation', { name: 'Parts of the trace' });
    await parts.getByRole('link', { name: /^Services/ }).click();
    await viewer.page.getByRole('region', { name: 'Who called whom' }).waitFor();
    await parts.getByRole('link', { name: 'Waterfall' }).click();
    await eventually(() => viewer.rowLabels(), folded);
  });
});

describe('what stands on top of a trace', () => {
  it('leads where it leads once, however often it is pressed', async () => {
    await viewer.open(`/traces/${pageLoad.trace_id}`);
    const link = viewer.page.getByRole('link', { name: '2 errors', exact: true });
    const before = await viewer.page.evaluate(() => history.length);
    for (let press = 0; press < 3; press += 1) await link.click();
    await viewer.page.waitForURL(/tab=errors/);
    await eventually(() => viewer.page.evaluate(() => history.length), before + 1);
    await viewer.page.goBack();
    await eventually(() => viewer.address.searchParams.has('tab'), false);
  });
});

describe('a trace of which only an error has arrived', () => {
  it('has the service that reported it, and no time that was spent', async () => {
    await viewer.collector.sendEvent('api', {
      event_id: 'a9'.repeat(16),
      timestamp: NOW - 5,
      exception: { values: [{ type: 'LoneError', value: 'it failed' }] },
      contexts: { trace: { trace_id: 'a8'.repeat(16), span_id: 'a8'.repeat(8) } },
    });
    await viewer.open(`/traces/${'a8'.repeat(16)}`);
    await viewer.page.getByText('1 service · 0 transactions · 0 spans').waitFor();
    await viewer.page.getByRole('link', { name: /^Services\s*1$/ }).waitFor();
    await eventually(() => viewer.page.getByText('Where the time was spent').count(), 0);
  });
});
