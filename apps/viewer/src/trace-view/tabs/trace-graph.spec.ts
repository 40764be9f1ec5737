import { tellTrace } from '@clew/trace-model';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../fixture/expectations/eventually';
import { retellTrace } from '../../../fixture/stories/retell-trace';
import { CHECKOUT } from '../../../fixture/stories/shop-stories';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';

const NOW = Date.now() / 1_000;
const checkout = retellTrace(CHECKOUT, { seed: 'd1a0b1c2', begins: NOW - 60 });
const failing = retellTrace(
  `
    api  http.server  GET /  ok  0..100 ms
    └─ http.client  GET db-service/  internal_error  10..90 ms
       └─ db-service  http.server  GET /  internal_error  20..80 ms

    worker  queue.process  lost  ok  (orphan)  200..210 ms
  `,
  { seed: 'd2a0b1c2', begins: NOW - 60 },
);
const forty = tellTrace(
  [
    's0  cron  tick  ok  0..1000 ms',
    ...Array.from(
      { length: 39 },
      (_, index) => `${'   '.repeat(1 + (index % 4))}s${index + 1}  function  call  ok`,
    ),
  ].join('\n'),
);
const alone = retellTrace('scheduler  cron  tick  ok  0..100 ms', { seed: 'd3a0b1c2', begins: NOW - 60 });

const viewer = viewerUnderTest();
const graph = () => viewer.page.getByRole('group', { name: 'Service graph' });
const services = () => graph().locator('.service-node');
const callTexts = async () =>
  (await graph().locator('.call-line__text').allTextContents()).map((text) => text.trim());

beforeAll(async () => {
  for (const trace of [checkout, failing, alone]) await viewer.collector.sendTrace(trace);
});

describe('the service graph', () => {
  it('has the services from caller to called, with what each did, and their calls', async () => {
    await viewer.open(`/traces/${checkout.trace_id}?tab=services`);
    await eventually(
      () => services().allInnerTexts(),
      [
        'web\n1 transaction · 55 ms itself',
        'api\n1 transaction · 339 ms itself',
        'db-service\n1 transaction · 154 ms itself',
        // 1,345 ms, which is rounded as the floats of the moment have it.
        expect.stringMatching(/^worker\n1 transaction · 1\.3[45] s itself$/),
      ],
    );
    await eventually(
      () => callTexts(),
      ['1 call · 493 ms', '1 call · 154 ms', expect.stringMatching(/^1 call · 1\.3[45] s$/)],
    );
  });

  it('draws what is handed on through a queue otherwise than what is waited for', async () => {
    await viewer.open(`/traces/${checkout.trace_id}?tab=services`);
    await graph()
      .locator('.call-line--handed-on', { hasText: /1\.3[45] s/ })
      .waitFor();
    await eventually(() => graph().locator('.call-line--waited-for').count(), 2);
    const row = viewer.page.getByRole('row', { name: /^api worker/ });
    await eventually(
      async () => (await row.innerText()).split(/\s+/).join(' '),
      expect.stringMatching(/worker 1 1 0 /),
    );
  });

  it('tells failed calls, and callers of which nothing is known', async () => {
    await viewer.open(`/traces/${failing.trace_id}?tab=services`);
    await graph().locator('.call-line--failed', { hasText: '1 failed' }).waitFor();
    await services().filter({ hasText: 'db-service' }).getByText('1 failed').waitFor();
    await services().filter({ hasText: 'callers that nobody reported' }).waitFor();
  });

  it('leads by key from a service to its transactions in the waterfall', async () => {
    await viewer.open(`/traces/${checkout.trace_id}?tab=services`);
    await services().filter({ hasText: 'worker' }).focus();
    await graph().locator('.call-line--dim', { hasText: '493 ms' }).waitFor();
    await viewer.page.keyboard.press('Enter');
    await viewer.page.locator('.mark--found', { hasText: 'in service' }).waitFor();
    await viewer.page.goBack();
    await graph().waitFor();
  });

  it('has room for forty services, in a frame of its own, also for a trace from a file', async () => {
    await viewer.page.setViewportSize({ width: 768, height: 900 });
    await viewer.open('/traces/file?tab=services');
    await viewer.page.getByLabel('Trace file').setInputFiles({
      name: 'trace.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(forty)),
    });
    await eventually(() => services().count(), 40);
    const overflow = () =>
      viewer.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await eventually(overflow, 0);
    await services().filter({ hasText: 's39' }).click();
    await viewer.page.locator('.mark--found', { hasText: 'in service' }).waitFor();
    await viewer.page.setViewportSize({ width: 1280, height: 800 });
  });

  it('is one service where there is but one', async () => {
    await viewer.open(`/traces/${alone.trace_id}?tab=services`);
    await eventually(() => services().allInnerTexts(), ['scheduler\n1 transaction · 100 ms itself']);
    await eventually(() => callTexts(), []);
  });
});
