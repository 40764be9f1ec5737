import type { StoredSpan, StoredTransaction } from '@clew/trace-model';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { boxOf } from '../../../fixture/browser/box-of';
import { eventually } from '../../../fixture/expectations/eventually';
import { retellTrace } from '../../../fixture/stories/retell-trace';
import { CHECKOUT } from '../../../fixture/stories/shop-stories';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';

const NOW = Date.now() / 1_000;
const checkout = retellTrace(CHECKOUT, { seed: '71a0b1c2', begins: NOW - 60 });
const [submit, checkoutCall, ordersCall] = checkout.transactions;
const insert = ordersCall?.spans[1];
if (submit === undefined || checkoutCall === undefined || insert === undefined)
  throw new Error('another story');

/** A transaction of 1,000 spans: all below the root, or each below the one before. */
function thousandSpans(
  seed: string,
  shape: 'flat' | 'chain',
): { traceId: string; transaction: StoredTransaction } {
  const idOf = (place: number) => seed + place.toString(16).padStart(8, '0');
  const begins = NOW - 40;
  const spans = Array.from({ length: 999 }, (_, place): StoredSpan => ({
    span_id: idOf(place + 1),
    parent_span_id: idOf(shape === 'chain' ? place : 0),
    op: 'function',
    description: `step ${place + 1}`,
    status: 'ok',
    start_timestamp: begins + place / 1_000,
    timestamp: begins + (shape === 'chain' ? 1 : (place + 1) / 1_000),
    tags: {},
    data: {},
  }));
  const transaction: StoredTransaction = {
    event_id: seed.repeat(4),
    project: 'api',
    transaction: `GET /${shape}`,
    orphan: false,
    span_id: idOf(0),
    parent_span_id: null,
    op: 'http.server',
    status: 'ok',
    start_timestamp: begins,
    timestamp: begins + 1,
    tags: {},
    data: {},
    spans,
  };
  return { traceId: seed.repeat(4), transaction };
}

const flat = thousandSpans('72a0b1c2', 'flat');
const chain = thousandSpans('73a0b1c2', 'chain');
const hostile = retellTrace('  api  http.server  GET /hostile  ok\n  └─ function  replaced  ok\n', {
  seed: '74a0b1c2',
  begins: NOW - 20,
});
const [hostileSpan] = hostile.transactions[0]?.spans ?? [];
if (hostileSpan !== undefined) hostileSpan.description = `${'Z̴̸̵͓͎͈͐̾͋'.repeat(40)}\n${'x'.repeat(10_000)}`;

const crowded = retellTrace('  cache-service  http.server  GET /crowded  internal_error\n', {
  seed: '76a0b1c2',
  begins: NOW - 10,
});
for (const transaction of crowded.transactions) transaction.parent_span_id = 'feedfacefeedface';

const viewer = viewerUnderTest();
const item = (name: RegExp) => viewer.page.getByRole('treeitem', { name });

beforeAll(async () => {
  for (const trace of [checkout, hostile, crowded]) await viewer.collector.sendTrace(trace);
  for (const { traceId, transaction } of [flat, chain]) await viewer.collector.send(traceId, transaction);
  await viewer.collector.sendEvent('db-service', {
    event_id: '75a0b1c2'.repeat(4),
    timestamp: insert.timestamp,
    platform: 'node',
    exception: { values: [{ type: 'ConstraintError', value: 'no such customer' }] },
    contexts: { trace: { trace_id: checkout.trace_id, span_id: insert.span_id } },
  });
});

describe('a thousand rows', () => {
  it('exist while they are near the visible part of the page, and count as all', async () => {
    await viewer.open(`/traces/${flat.traceId}`);
    await item(/step 1 /).waitFor();
    await eventually(async () => (await viewer.page.getByRole('treeitem').count()) < 100, true);
    const { level, position, size } = await item(/step 7 /).evaluate((row) => ({
      level: row.ariaLevel,
      position: row.ariaPosInSet,
      size: row.ariaSetSize,
    }));
    expect([level, position, size]).toEqual(['2', '7', '999']);
  });

  it('are reached by keys, wherever they are', async () => {
    await viewer.open(`/traces/${flat.traceId}`);
    await item(/GET \/flat/).focus();
    await viewer.page.keyboard.press('End');
    await item(/step 999 /).waitFor();
    await eventually(() => item(/step 999 /).evaluate((row) => row === document.activeElement), true);
    await eventually(async () => (await boxOf(item(/step 999 /))).top < 800, true);
    await viewer.page.keyboard.press('ArrowLeft');
    await eventually(() => item(/GET \/flat/).evaluate((row) => row === document.activeElement), true);
    await viewer.page.keyboard.press('ArrowRight');
    await eventually(
      () =>
        viewer.page.evaluate(() => [
          document.activeElement?.getAttribute('aria-level'),
          document.activeElement?.getAttribute('aria-posinset'),
        ]),
      ['2', '1'],
    );
  });

  it('keep the focus that is scrolled out of sight', async () => {
    await viewer.open(`/traces/${flat.traceId}`);
    await item(/step 3 /).focus();
    await viewer.page.keyboard.press('ArrowDown');
    await viewer.page.evaluate(() => window.scrollTo(0, 20_000));
    await item(/step 650 /).waitFor();
    await eventually(
      () => viewer.page.evaluate(() => document.activeElement?.textContent),
      expect.stringContaining('step 4'),
    );
  });

  it('begin at the one that the address opens', async () => {
    const span = flat.transaction.spans[700];
    await viewer.open(`/traces/${flat.traceId}?span=${span?.span_id}`);
    const opened = viewer.page.locator('.span-item', { hasText: 'step 701' });
    await eventually(async () => {
      const { top } = await boxOf(opened.locator('.span-details'));
      return top > 0 && top < 800;
    }, true);
  });

  it('stay readable where each hangs below the one before', async () => {
    await viewer.open(`/traces/${chain.traceId}`);
    await item(/GET \/chain/).focus();
    await viewer.page.keyboard.press('End');
    await item(/step 999 /).waitFor();
    await eventually(() => item(/step 999 /).evaluate((row) => row.ariaLevel), '1000');
    await eventually(
      () =>
        item(/step 999 /)
          .locator('.span-label__depth')
          .textContent(),
      '999',
    );
    const text = await item(/step 999 /)
      .locator('.span-label__text')
      .boundingBox();
    expect(text?.width).toBeGreaterThan(100);
  });
});

describe('a row', () => {
  it('is as high as any other, whatever its text', async () => {
    await viewer.open(`/traces/${hostile.trace_id}`);
    await item(/function/).waitFor();
    const heights = await viewer.page
      .locator('.span-row')
      .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
    expect(heights).toEqual([30, 30]);
  });

  it('marks errors where they happened, and counts them up the tree', async () => {
    await viewer.open(`/traces/${checkout.trace_id}`);
    await viewer.row('INSERT INTO orders').locator('.mark', { hasText: '1 error' }).waitFor();
    await eventually(
      () => viewer.row('Submit Order').locator('.mark--trail').textContent(),
      '↓ 1 error below',
    );
    await viewer.row('Submit Order').focus();
    await viewer.page.keyboard.press('ArrowLeft');
    await viewer.row('Submit Order').locator('.mark', { hasText: '1 error below' }).waitFor();
    await eventually(
      () => item(/Show 2 child rows web ui\.action\.click - Submit Order 1 error below 548 ms/).count(),
      1,
    );
  });

  it('keeps its name in sight, and its marks inside the tree, on a narrow page', async () => {
    await viewer.page.setViewportSize({ width: 768, height: 900 });
    await viewer.open(`/traces/${crowded.trace_id}`);
    const row = viewer.row('GET /crowded');
    await row.locator('.mark', { hasText: 'internal_error' }).waitFor();
    const [tree, name, marks, dot] = await Promise.all(
      ['.span-row__tree', '.span-label__text', '.span-label__marks', '.chip__dot'].map((part) =>
        row.locator(part).boundingBox(),
      ),
    );
    if (!tree || !name || !marks || !dot) throw new Error('a part of the row is not shown');
    expect(name.width).toBeGreaterThan(90);
    expect(marks.x).toBeGreaterThan(name.x);
    expect(marks.x + marks.width).toBeLessThanOrEqual(tree.x + tree.width);
    expect(dot.width).toBe(9);
    const service = row.locator('.chip .stored-text');
    await eventually(() => service.evaluate((text) => text.scrollWidth <= text.clientWidth), true);
    await eventually(() => service.innerText(), 'cache-service');
    await viewer.page.setViewportSize({ width: 1280, height: 900 });
  });
});
