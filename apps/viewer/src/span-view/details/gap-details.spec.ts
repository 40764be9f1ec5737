import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../fixture/expectations/eventually';
import { retellTrace } from '../../../fixture/stories/retell-trace';
import { PAGE_LOAD } from '../../../fixture/stories/shop-stories';
import { transactionOf } from '../../../fixture/stories/transaction-of';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';

const pageLoad = retellTrace(PAGE_LOAD, { seed: 'a4a0b1c2', begins: Date.now() / 1_000 - 60 });

/** Before the gap is a span without a description. */
const cached = retellTrace(
  `
  api  http.server  GET /cached  ok  0..500 ms
  ├─ cache.get  nameless  ok  0..100 ms
  └─ function  greet  ok  300..400 ms
`,
  { seed: 'a4a0b1c3', begins: Date.now() / 1_000 - 50 },
);
const nameless = transactionOf(cached, 'GET /cached').spans[0];
if (nameless === undefined) throw new Error('the story has a first span');
nameless.description = null;

const viewer = viewerUnderTest();
const details = () => viewer.page.locator('.span-details');
const missingInstrumentation = () => viewer.page.getByRole('button', { name: 'Missing Instrumentation' });
const stateOfSwitch = () =>
  missingInstrumentation().evaluate((button) => ({
    pressed: button.ariaPressed,
    disabled: button.ariaDisabled,
    description: document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent,
  }));

beforeAll(async () => {
  for (const trace of [pageLoad, cached]) await viewer.collector.sendTrace(trace);
});

async function openTransaction(name: string): Promise<void> {
  const told = name === 'GET /cached' ? cached : pageLoad;
  const { project, event_id } = transactionOf(told, name);
  await viewer.open(`/transactions/${project}:${event_id}`);
  await viewer.page.getByRole('treeitem').first().waitFor();
}

describe('time that no span accounts for', () => {
  it('has a row that names the spans between which it lies (S165)', async () => {
    await openTransaction('GET /products');
    const row = viewer.row('Missing Instrumentation');
    await row.getByText(/^SELECT sessions\.id/).waitFor();
    await row.getByText(/^SELECT id/).waitFor();
    const gap = viewer.page.getByRole('treeitem', {
      name: /^Missing Instrumentation between SELECT sessions\.id.* and SELECT id.* 101 ms$/,
    });
    await eventually(() => gap.evaluate((element) => element.ariaPosInSet), '2');
  });

  it('names a span without a description by its op, wherever it is named', async () => {
    await openTransaction('GET /cached');
    const row = viewer.row('Missing Instrumentation');
    await eventually(() => row.locator('.gap-label__neighbour').allInnerTexts(), ['cache.get', 'greet']);
    await row.getByTitle('Missing Instrumentation between cache.get and function - greet, 200 ms').waitFor();
    await row.click();
    await details().getByText('after cache.get had finished and before function - greet started').waitFor();
  });

  it('is explained, with what to do about it (S165, S166)', async () => {
    await openTransaction('GET /products');
    await viewer.row('Missing Instrumentation').click();
    const text = await details().textContent();
    expect(text).toMatch(
      /^101 ms of http\.server - GET \/products are not accounted for by any of the transaction’s spans/,
    );
    expect(text).toMatch(
      /after sql\.query - SELECT sessions\.id.* had finished and before sql\.query - SELECT id/,
    );
    expect(text).toContain('likely means that you need to manually instrument that part of your process');
    await details().getByText('How to instrument it').click();
    await details().getByText('tracer.startSpan').waitFor();
  });

  it('is not marked in a browser, where nothing runs for most of the time (S165)', async () => {
    await openTransaction('shop/');
    expect((await viewer.rowLabels()).join()).not.toContain('Missing Instrumentation');
    await missingInstrumentation().focus();
    await viewer.page.getByRole('tooltip', { name: /^Disabled for browser transactions/ }).waitFor();
    await eventually(() => stateOfSwitch(), {
      pressed: 'false',
      disabled: 'true',
      description: expect.stringMatching(/^Disabled for browser transactions/),
    });
    await missingInstrumentation().press('Escape');
    await viewer.page.getByRole('tooltip').waitFor({ state: 'detached' });
    await eventually(() => viewer.page.getByLabel(/^Shortest time without a span/).count(), 0);
  });

  it('is said to be nowhere where there is none', async () => {
    await openTransaction('GET /');
    await missingInstrumentation().hover();
    await viewer.page.getByRole('tooltip', { name: /^There is none: no stretch of 100 ms/ }).waitFor();
    await eventually(() => stateOfSwitch(), expect.objectContaining({ pressed: 'false', disabled: 'true' }));
  });

  it('is marked from the duration on that somebody chooses, and stays so (S165)', async () => {
    await openTransaction('GET /cached');
    await viewer.row('Missing Instrumentation').waitFor();
    const shortest = viewer.page.getByLabel('Shortest time without a span that is marked');
    await eventually(() => shortest.inputValue(), '100');
    await shortest.selectOption('500');
    await viewer.row('Missing Instrumentation').waitFor({ state: 'detached' });
    await viewer.page.reload();
    await missingInstrumentation().hover();
    await viewer.page.getByRole('tooltip', { name: /^There is none: no stretch of 500 ms/ }).waitFor();
    await shortest.selectOption('200');
    await viewer.row('Missing Instrumentation').click();
    await details()
      .getByText('Stretches of 200 ms and more between two spans')
      .waitFor({ state: 'attached' });
  });

  it('is left out where somebody does not want to see it, and stays so', async () => {
    await openTransaction('GET /products');
    await viewer.page.getByRole('button', { name: 'Missing Instrumentation', pressed: true }).click();
    await viewer.row('Missing Instrumentation').waitFor({ state: 'detached' });
    await viewer.page.reload();
    await viewer.page.getByRole('button', { name: 'Missing Instrumentation', pressed: false }).waitFor();
    await eventually(async () => (await viewer.rowLabels()).length, 3);
  });
});
