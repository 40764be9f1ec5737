import { beforeAll, beforeEach, describe, it } from '@jest/globals';
import { eventually } from '../../../fixture/expectations/eventually';
import { retellTrace } from '../../../fixture/stories/retell-trace';
import { CHECKOUT } from '../../../fixture/stories/shop-stories';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';

const NOW = Date.now() / 1_000;
const checkout = retellTrace(CHECKOUT, { seed: 'f1a0b1c2', begins: NOW - 60 });

/** 400 queries, of which every hundredth is one for a needle: more rows than are drawn at once. */
const haystack = retellTrace(
  [
    '  api  http.server  GET /haystack  ok  0..4010 ms',
    ...Array.from({ length: 400 }, (_, index) => {
      const text = index % 100 === 99 ? `Needle ${index}` : `hay ${index}`;
      return `  ${index < 399 ? '├' : '└'}─ function  ${text}  ok  ${index * 10}..${index * 10 + 9} ms`;
    }),
  ].join('\n'),
  { seed: 'f2a0b1c2', begins: NOW - 40 },
);

const viewer = viewerUnderTest();
const box = () => viewer.page.getByRole('searchbox', { name: 'Find spans' });
const count = (text: string) => viewer.page.locator('.find-box__count', { hasText: text }).waitFor();
const currentMatch = () => viewer.page.locator('.span-row--current-match .span-label__text').textContent();

beforeAll(async () => {
  for (const trace of [checkout, haystack]) await viewer.collector.sendTrace(trace);
});

describe('finding in a long trace', () => {
  beforeEach(async () => {
    await viewer.open(`/traces/${haystack.trace_id}`);
    await viewer.row('GET /haystack').waitFor();
  });

  it('goes to rows that are far from being drawn, and round again', async () => {
    await eventually(() => viewer.page.getByRole('treeitem', { name: /Needle 399/ }).count(), 0);
    await box().fill('needle');
    await count('1 of 4');
    await eventually(currentMatch, 'function - Needle 99');
    await box().press('Shift+Enter');
    await count('4 of 4');
    await viewer.page.getByRole('treeitem', { name: /Needle 399/ }).waitFor();
    await box().press('Enter');
    await count('1 of 4');
    await viewer.page.getByRole('button', { name: 'Next match' }).click();
    await count('2 of 4');
    await eventually(currentMatch, 'function - Needle 199');
  });

  it('shows only matches, with what they hang from, where that is wanted', async () => {
    await box().fill('needle');
    await viewer.page.getByRole('button', { name: 'Only matches' }).click();
    await count('1 of 4');
    await eventually(
      () => viewer.rowLabels(),
      [
        'api http.server - GET /haystack',
        'function - Needle 99',
        'function - Needle 199',
        'function - Needle 299',
        'function - Needle 399',
      ],
    );
    await box().fill('');
    await viewer.row('hay 5').waitFor();
  });
});

describe('finding spans', () => {
  beforeEach(async () => {
    await viewer.open(`/traces/${checkout.trace_id}`);
    await viewer.row('Submit Order').waitFor();
  });

  it('unfolds what hides a match', async () => {
    await viewer.row('Submit Order').focus();
    await viewer.page.keyboard.press('ArrowLeft');
    await viewer.row('compute total').waitFor({ state: 'detached' });
    await viewer.page.keyboard.press('/');
    await viewer.page.keyboard.type('compute');
    await viewer.row('compute total').waitFor();
    await eventually(currentMatch, 'function - compute total');
  });

  it('marks what was found, and tells where else a row holds it', async () => {
    await box().fill('order_items');
    await count('1 of 1');
    await eventually(() => viewer.page.locator('mark.found').allTextContents(), ['order_items']);
    await box().fill('db.system:sqlite');
    await count('3 of 4');
    await eventually(() => viewer.page.locator('.mark--found').allTextContents(), Array(4).fill('in tags'));
    await box().fill('db-service');
    await viewer.page.locator('.mark--found', { hasText: 'in service' }).waitFor();
    const [span] = checkout.transactions[0]?.spans ?? [];
    await box().fill(span?.span_id ?? '');
    await viewer.page.locator('.mark--found', { hasText: 'in id' }).waitFor();
  });

  it('says so where nothing matches, and Escape clears the box', async () => {
    await box().fill('no such thing');
    await count('no span matches');
    await box().press('Escape');
    await eventually(() => box().inputValue(), '');
  });

  it('keeps the text in the address', async () => {
    await box().fill('payments');
    await viewer.page.waitForURL(/find=payments/);
    await viewer.page.reload();
    await count('1 of 1');
  });

  it('takes the text as text', async () => {
    await box().fill('<img src=x onerror=alert(1)> .* (');
    await count('no span matches');
  });
});
