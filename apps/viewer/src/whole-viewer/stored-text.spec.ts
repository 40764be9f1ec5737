import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../fixture/expectations/eventually';
import { expectOnlyText, expectOnlyTexts } from '../../fixture/expectations/expect-only-text';
import { HOSTILE_TEXTS, hostileEvents, hostileIds } from '../../fixture/stories/hostile-events';
import { viewerUnderTest } from '../../fixture/viewer-under-test';
import {
  comparisonPath,
  errorPath,
  servicesPath,
  shapePath,
  spansPath,
  tracePath,
  transactionPath,
} from '../routes';

const AT = Date.now() / 1_000 - 60;
const viewer = viewerUnderTest();

beforeAll(async () => {
  for (const [index, { text }] of HOSTILE_TEXTS.entries()) {
    for (const event of hostileEvents(text, hostileIds(index), AT))
      await viewer.collector.sendEvent('web', event);
  }
});

const expectText = (path: string, texts: readonly string[]) => expectOnlyText(viewer, path, texts);
const everyText = HOSTILE_TEXTS.map(({ shown }) => shown);
const [first, second] = [hostileIds(0), hostileIds(1)];

describe('what services say is text (V1 to V5, V10, V11)', () => {
  it('in the transaction list', () => expectText('/', everyText));
  it('in a list of errors', () => expectText('/?query=event.type:error', everyText));
  it('in columns of tags, releases and users', () =>
    expectText('/?field=plain&field=release&field=user&field=count()&field=project', everyText));
  it('in the search of child spans', () =>
    expectText(spansPath(new URLSearchParams({ query: 'span.duration:>1ms' })), everyText));
  it('in the comparison of two traces', () =>
    expectText(comparisonPath(first.traceId, second.traceId), everyText.slice(0, 2)));

  const rows = HOSTILE_TEXTS.map((row, index) => ({ ...row, ...hostileIds(index) }));
  type Row = (typeof rows)[number];

  it.each<[view: string, pathTo: (row: Row) => string]>([
    [
      'the detail of a transaction with all spans open',
      ({ eventId, spanId, childId }) => `${transactionPath('web', eventId, spanId)}&span=${childId}`,
    ],
    ['the detail of an error', ({ errorId }) => errorPath('web', errorId)],
    ['the trace view', ({ traceId, childId }) => tracePath(traceId, childId)],
    ['a flame graph', ({ traceId }) => `${tracePath(traceId)}?tab=flame`],
    [
      'an expected shape that is taken from the trace',
      ({ traceId }) => shapePath(traceId, new URLSearchParams({ like: traceId })),
    ],
    ['the transactions of a trace', ({ traceId }) => `/?query=trace:${traceId}`],
  ])('in %s, whatever the text', async (_view, pathTo) => {
    await expectOnlyTexts(
      viewer,
      rows.map((row) => [pathTo(row), row.shown] as const),
    );
  });
});

describe('what an address says is text (V9)', () => {
  const forged = '<img src=x onerror="document.documentElement.dataset.pwned = 1">';
  const encoded = encodeURIComponent(forged);

  it.each([
    ['the query', `/?query=${encodeURIComponent(`"${forged}"`)}`, 'at character'],
    ['the columns', `/?field=${encoded}&field=__proto__&sort=${encoded}&open=${encoded}`, 'Transactions'],
    ['the time window', `/?statsPeriod=${encoded}&start=${encoded}&end=9e99`, 'Transactions'],
    ['the projects', `/?project=${encoded}&project=__proto__`, 'Transactions'],
    ['the cursor', `/?cursor=${encoded}&page=${encoded}`, 'Transactions'],
    ['the search of child spans', `/spans?query=${encoded}&sort=${encoded}&field=${encoded}`, 'Child spans'],
    [
      'the service map',
      `${servicesPath()}?query=${encoded}&calls=${encoded}&services=${encoded}`,
      'Services',
    ],
    ['an unknown path', `/elsewhere/${encoded}`, 'nothing at this address'],
    ['what is no trace id', `/traces/${encoded}`, 'This is no trace id'],
    ['an unknown event', transactionPath('web', '0'.repeat(32)), 'There is no such'],
    ['an unknown error', errorPath('web', '0'.repeat(32)), 'There is no such'],
  ])('in %s', (_what, path, seen) => expectText(path, [seen]));

  it('in the state of a span view', async () => {
    const state = `span=${encoded}&span=__proto__&zoom=${encoded}&window=NaN,-1&find=${encoded}&gaps=${encoded}`;
    await expectText(`${transactionPath('web', first.eventId)}?${state}`, ['Breadcrumbs']);
  });
});

describe('what is served', () => {
  it('may run and load nothing but its own files, and stand in no other page (V11)', async () => {
    const policy = (await fetch(viewer.collector.url)).headers.get('content-security-policy') ?? '';
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(policy).toMatch(/default-src 'none'/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
  });

  it('is not shown in a frame of another page (V11)', async () => {
    await viewer.page.goto('about:blank');
    await viewer.page.setContent(`<iframe src="${viewer.collector.url}"></iframe>`);
    const frame = viewer.page.frames()[1];
    await frame?.waitForLoadState();
    await eventually(() => frame?.locator('#root').count(), 0);
  });
});
