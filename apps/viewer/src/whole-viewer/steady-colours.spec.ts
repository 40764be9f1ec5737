import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../fixture/expectations/eventually';
import { retellTrace } from '../../fixture/stories/retell-trace';
import { BACKGROUND_POLL, CHECKOUT } from '../../fixture/stories/shop-stories';
import { transactionOf } from '../../fixture/stories/transaction-of';
import { viewerUnderTest } from '../../fixture/viewer-under-test';
import { serviceColour } from '../design/colours/service-colour';
import { comparisonPath, spansPath, tracePath } from '../routes';

const NOW = Date.now() / 1_000;
const checkout = retellTrace(CHECKOUT, { seed: '79a0b1c2', begins: NOW - 60 });
const poll = retellTrace(BACKGROUND_POLL, { seed: '7aa0b1c2', begins: NOW - 40 });
const growing = retellTrace(CHECKOUT, { seed: '7ba0b1c2', begins: NOW - 5 });

const viewer = viewerUnderTest();

beforeAll(async () => {
  for (const trace of [checkout, poll]) await viewer.collector.sendTrace(trace);
});

const PAGES: readonly string[] = [
  '/',
  tracePath(checkout.trace_id),
  tracePath(poll.trace_id),
  `${tracePath(checkout.trace_id)}?tab=services`,
  comparisonPath(checkout.trace_id, poll.trace_id),
  spansPath(new URLSearchParams({ query: 'span.op:function' })),
];

/** The colours in which the page draws what belongs to api, each once; the button that chooses the project has none. */
const coloursOfApi = (): Promise<(string | undefined)[]> =>
  viewer.page
    .locator('#content .chip', { hasText: /^api$/ })
    .evaluateAll((chips) => [
      ...new Set(chips.map((chip) => /series-\d/.exec(chip.getAttribute('class') ?? '')?.[0])),
    ]);

/** The colour that api has by its place among the projects, which is another than it has while they are not known. */
async function settledColour(): Promise<string> {
  const answer = await fetch(`${viewer.collector.url}/api/0/projects/`);
  const projects = (await answer.json()) as { slug: string }[];
  const colour = serviceColour(
    'api',
    projects.map(({ slug }) => slug),
  );
  expect(colour).not.toBe(serviceColour('api', []));
  return colour;
}

describe('the colour of a service', () => {
  it('is there with the first rows: the projects, from which it follows, are asked for beside the trace', async () => {
    const projects = viewer.page.waitForResponse('**/api/0/projects/');
    await viewer.page.route('**/api/0/traces/**', async (route) => {
      await projects;
      await route.continue();
    });
    await viewer.open(tracePath(checkout.trace_id));
    await viewer.row('POST /api/checkout').waitFor();
    expect(await coloursOfApi()).toEqual([await settledColour()]);
  });

  it('is the same on every page', async () => {
    const colour = await settledColour();
    for (const path of PAGES) {
      await viewer.open(path);
      await eventually(coloursOfApi, [colour]);
    }
  });

  it('stays when services before it arrive, and is that of its rectangles', async () => {
    await viewer.collector.send(growing.trace_id, transactionOf(growing, 'POST /api/checkout'));
    await viewer.open(tracePath(growing.trace_id));
    const colour = await settledColour();
    const bar = viewer.row('http.server - POST /api/checkout').locator('.span-bar');
    await bar.waitFor();
    await eventually(coloursOfApi, [colour]);
    await viewer.collector.sendTrace(growing);
    await viewer.page.getByText('4 services · 4 transactions').waitFor();
    await eventually(coloursOfApi, [colour]);
    await eventually(() => bar.getAttribute('class'), expect.stringContaining(colour));
  });
});
