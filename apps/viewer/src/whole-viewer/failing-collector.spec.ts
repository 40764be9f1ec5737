import { beforeAll, describe, it } from '@jest/globals';
import { capturedPageLoad } from '../../fixture/stories/captured-events';
import { eventually } from '../../fixture/expectations/eventually';
import { tellStories, VIEWS } from '../../fixture/stories/views-with-stories';
import { viewerUnderTest } from '../../fixture/viewer-under-test';

const viewer = viewerUnderTest();

beforeAll(async () => {
  await tellStories(viewer.collector);
  await viewer.page.clock.install();
});

/** All that a view asks for, but for who reads, which projects there are, and the stream. */
const QUESTIONS = /\/api\/0\/(events|events-stats|events-histogram|traces|spans)\//;
const FULL_VIEWS = VIEWS.filter(([name]) =>
  [
    'the transaction list',
    'the transaction detail',
    'the error detail',
    'the trace view',
    'the comparison of two traces',
    'the search of child spans',
  ].includes(name),
);

const [, detailPath, detailSeen] = FULL_VIEWS[1] ?? ['', '/', ''];
const [, tracePath] = FULL_VIEWS.find(([name]) => name === 'the trace view') ?? ['', '/'];
const alert = () => viewer.page.getByRole('alert').first();

/** Errors that may pass are asked again after a while, which passes here at once. */
async function waitThroughAttempts(): Promise<void> {
  await eventually(async () => {
    await viewer.page.clock.fastForward(5_000);
    return alert().isVisible();
  }, true);
}

describe('a collector that answers nothing of use (V12)', () => {
  describe.each(FULL_VIEWS)('%s', (_name, path) => {
    it.each([
      ['an error', { status: 500, contentType: 'application/json', body: '{"detail":"internal error"}' }],
      ['a page of somebody else', { status: 200, contentType: 'text/html', body: '<html>Welcome</html>' }],
      [
        'JSON of another shape',
        { status: 200, contentType: 'application/json', body: '{"data":7,"spans":null}' },
      ],
    ])('says so where it answers %s, and the page stays', async (_what, answer) => {
      await viewer.page.route(QUESTIONS, (route) => route.fulfill(answer));
      await viewer.open(path);
      await viewer.page.locator('#content').waitFor();
      await waitThroughAttempts();
      await viewer.page.getByRole('navigation', { name: 'Views' }).waitFor();
    });
  });

  it('shows what fits where it answers very much', async () => {
    await viewer.page.route(/\/api\/0\/events\/web/, async (route) => {
      const response = await route.fetch();
      const event = (await response.json()) as Record<string, unknown>;
      const many = <Value>(value: Value) => Array.from({ length: 20_000 }, () => value);
      const extra = Object.fromEntries(many('wool').map((text, index) => [`${text} ${index}`, text]));
      await route.fulfill({
        json: { ...event, extra, tags: extra, breadcrumbs: many({ message: 'crumb', timestamp: 1 }) },
      });
    });
    await viewer.open(detailPath);
    await viewer.page.getByText(detailSeen).first().waitFor();
    await eventually(async () => (await viewer.page.locator('*').count()) < 6_000, true);
    await viewer.page.getByRole('button', { name: 'Show all 20,000 breadcrumbs' }).click();
    await viewer.page.getByText('18,000 more are not shown here').waitFor();
  });

  it('keeps what it showed last', async () => {
    await viewer.open(tracePath);
    await viewer.row('GET /api/products').waitFor();
    await viewer.page.getByRole('button', { name: 'Live', exact: true }).waitFor();
    const traceId = tracePath.split('/').at(-1) ?? '';
    const later = { traceId, eventId: 'ad'.repeat(16), spanId: 'adadadadadadadad', at: Date.now() / 1_000 };
    const failed = viewer.page.waitForResponse((response) => response.status() === 500);
    await viewer.page.route(QUESTIONS, (route) => route.fulfill({ status: 500, body: '{}' }));
    await viewer.collector.sendEvent('web', capturedPageLoad(later));
    await failed;
    await viewer.row('GET /api/products').waitFor();
  });
});

describe('a collector that does not answer (V12)', () => {
  it('is said to, and asked again when one tells it to', async () => {
    const impatience = await viewer.page.addInitScript(() => {
      const timeout = AbortSignal.timeout.bind(AbortSignal);
      AbortSignal.timeout = () => timeout(200);
    });
    await viewer.page.route(QUESTIONS, () => undefined);
    await viewer.open(detailPath);
    await waitThroughAttempts();
    await alert().getByText('did not answer').waitFor();
    await impatience.dispose();
    await viewer.page.unroute(QUESTIONS);
    await viewer.page.reload();
    await viewer.page.getByText(detailSeen).first().waitFor();
  });
});

describe('a browser that keeps garbage (V9)', () => {
  it.each(FULL_VIEWS)('%s shows what it shows without it', async (_name, path, seen) => {
    for (const key of ['clew.theme', 'clew.span-view', 'clew.charts'])
      await viewer.remember(key, '{"__proto__":{"x":1},"treeShare":"NaN","gaps":[}');
    await viewer.open(path);
    await viewer.page.locator('#content').getByText(seen).first().waitFor();
  });
});
