import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { StoredTransaction } from '@clew/trace-model';
import type { Browser } from 'playwright-core';
import { CollectorProcess } from '../fixture/collector-process';
import { openBrowser } from '../fixture/open-browser';
import { openWatchedPage } from '../fixture/watched-page';

jest.setTimeout(60_000);

const ALERT = 'document.documentElement.dataset.pwned = 1';

/** Each text goes into every field that a service can fill; `shown` is what a person must read. */
const HOSTILE: { text: string; shown: string }[] = [
  ...[
    `<img src=x onerror="${ALERT}">`,
    `"><svg/onload="${ALERT}">`,
    `</script><script>${ALERT}</script>`,
    `javascript:${ALERT}`,
    `data:text/html,<script>${ALERT}</script>`,
    '{{7*7}} ${7*7} %s',
  ].map((text) => ({ text, shown: text })),
  { text: 'GET /\u202ecod.exe', shown: 'GET /\\u202ecod.exe' },
  { text: 'a\u2066b\u2069\u200bc', shown: 'a\\u2066b\\u2069\\u200bc' },
  { text: 'red\u001b[31m', shown: 'red\\x1b[31m' },
];

const TRACE_ID = 'f'.repeat(32);
const NOW = Date.now() / 1_000;

/** A transaction that says the same thing everywhere. */
function transactionSaying(text: string, index: number): StoredTransaction {
  const span = {
    span_id: `a${index}`.padEnd(16, '0'),
    parent_span_id: null,
    op: text,
    status: 'ok',
    start_timestamp: NOW - 1,
    timestamp: NOW,
    tags: { [text]: text, plain: text },
    data: { [text]: text, url: text },
  };
  const child = {
    ...span,
    span_id: `b${index}`.padEnd(16, '0'),
    parent_span_id: span.span_id,
    description: text,
    status: text,
  };
  const sdk = { name: text, version: text };
  return {
    ...span,
    event_id: `c${index}`.padEnd(32, '0'),
    project: 'web',
    transaction: text,
    orphan: false,
    sdk,
    spans: [child],
  };
}

let collector: CollectorProcess;
let browser: Browser;

beforeAll(async () => {
  [collector, browser] = await Promise.all([CollectorProcess.start(), openBrowser()]);
  for (const [index, { text }] of HOSTILE.entries()) {
    await collector.send(TRACE_ID, transactionSaying(text, index));
  }
});

afterAll(async () => {
  await browser.close();
  await collector.stop();
});

/** Opens a view and waits for each text to be read there; whatever was run or refused meanwhile fails the test. */
async function expectOnlyText(path: string, texts: readonly string[]): Promise<void> {
  const { page, complaints } = await openWatchedPage(browser);
  try {
    await page.goto(collector.url + path);
    for (const text of texts) await page.getByText(text).first().waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset['pwned'])).toBeUndefined();
    expect(await page.locator('#root :is(script, img, iframe, object, embed)').count()).toBe(0);
    expect(await page.locator('#root a:not([href^="/"]):not([href^="#"])').count()).toBe(0);
    expect(complaints).toEqual([]);
  } finally {
    await page.close();
  }
}

describe('what services say is text', () => {
  const everyText = HOSTILE.map(({ shown }) => shown);

  it('in the transaction list', () => expectOnlyText('/', everyText));
  it('in the transactions of a trace', () => expectOnlyText(`/?query=trace:${TRACE_ID}`, everyText));
  it('in the trace view', () => expectOnlyText(`/traces/${TRACE_ID}`, everyText));

  it.each(HOSTILE.map((row, index) => ({ ...row, index })))(
    'in the transaction detail with all spans open: $shown',
    async ({ text, shown, index }) => {
      const { project, event_id, span_id, spans } = transactionSaying(text, index);
      const opened = [span_id, ...spans.map((span) => span.span_id)].map((id) => `span=${id}`).join('&');
      await expectOnlyText(`/transactions/${project}:${event_id}?${opened}`, [shown]);
    },
  );
});

describe('what an address says is text', () => {
  const forged = `<img src=x onerror="${ALERT}">`;

  it('in the search box', () =>
    expectOnlyText(`/?query=${encodeURIComponent(`"${forged}"`)}`, ['cannot be answered']));
  it('in the list’s state', () =>
    expectOnlyText(`/?open=${encodeURIComponent(forged)}&sort=${encodeURIComponent(forged)}`, ['web']));
  it('in a path', () =>
    expectOnlyText(`/traces/${encodeURIComponent(forged)}`, ['There is nothing at this address']));
});
