import { beforeAll, describe, expect, it } from '@jest/globals';
import { capturedPageLoad } from '../../fixture/captured-events';
import { tellStories, VIEWS } from '../../fixture/views-with-stories';
import { viewerUnderTest } from '../../fixture/viewer-under-test';

const viewer = viewerUnderTest();

beforeAll(() => tellStories(viewer.collector));

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

const alert = () => viewer.page.getByRole('alert').first();

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
      await viewer.page.clock.install();
      await viewer.page.route(QUESTIONS, (route) => route.fulfill(answer));
      await viewer.open(path);
      await viewer.page.locator('#content').waitFor();
      // Errors that may pass are asked again after a while.
      await viewer.page.clock.runFor(10_000);
      await alert().waitFor();
      await viewer.page.getByRole('navigation', { name: 'Views' }).waitFor();
    });
  });

  it('says so where it does not answer, and asks again when it is told to', async () => {
    await viewer.page.addInitScript(() => {
      const timeout = AbortSignal.timeout.bind(AbortSignal);
      AbortSignal.timeout = () => timeout(200);
    });
    await viewer.page.route(QUESTIONS, () => undefined);
    const [, path, seen] = FULL_VIEWS[1] ?? ['', '/', ''];
    await viewer.open(path);
    await alert().getByText('did not answer').waitFor();
    await viewer.page.unroute(QUESTIONS);
    await viewer.page.reload();
    await viewer.page.getByText(seen).first().waitFor();
  });

  it('shows what fits where it answers very much', async () => {
    const [, path, seen] = FULL_VIEWS[1] ?? ['', '/', ''];
    await viewer.page.route(/\/api\/0\/events\/web/, async (route) => {
      const response = await route.fetch();
      const event = (await response.json()) as Record<string, unknown>;
      const many = <Value>(value: Value) => Array.from({ length: 20_000 }, () => value);
      const extra = Object.fromEntries(
        many('wool').map((text, index) => [`${text} ${index}`, text.repeat(50)]),
      );
      await route.fulfill({
        json: { ...event, extra, tags: extra, breadcrumbs: many({ message: 'crumb', timestamp: 1 }) },
      });
    });
    await viewer.open(path);
    await viewer.page.getByText(seen).first().waitFor();
    expect(await viewer.page.locator('*').count()).toBeLessThan(6_000);
    await viewer.page.getByRole('button', { name: 'Show all 20,000 breadcrumbs' }).click();
    await viewer.page.getByText('18,000 more are not shown here').waitFor();
  });

  it('keeps what it showed last', async () => {
    const [, path] = FULL_VIEWS.find(([name]) => name === 'the trace view') ?? ['', '/', ''];
    await viewer.open(path);
    await viewer.row('GET /api/products').waitFor();
    await viewer.page.getByRole('button', { name: 'Live', exact: true }).waitFor();
    const traceId = path.split('/').at(-1) ?? '';
    const later = { traceId, eventId: 'ad'.repeat(16), spanId: 'adadadadadadadad', at: Date.now() / 1_000 };
    const failed = viewer.page.waitForResponse((response) => response.status() === 500);
    await viewer.page.route(QUESTIONS, (route) => route.fulfill({ status: 500, body: '{}' }));
    await viewer.collector.sendEvent('web', capturedPageLoad(later));
    await failed;
    await viewer.row('GET /api/products').waitFor();
  });
});

describe('a browser that keeps garbage (V9)', () => {
  it.each(FULL_VIEWS)('%s shows what it shows without it', async (_name, path, seen) => {
    await viewer.page.addInitScript(() => {
      for (const key of ['clew.theme', 'clew.span-view', 'clew.charts'])
        localStorage.setItem(key, '{"__proto__":{"x":1},"treeShare":"NaN","gaps":[}');
    });
    await viewer.open(path);
    await viewer.page.locator('#content').getByText(seen).first().waitFor();
  });
});
