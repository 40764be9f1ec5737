import { beforeAll, describe, it } from '@jest/globals';
import { eventually } from '../../../fixture/expectations/eventually';
import { retellTrace } from '../../../fixture/stories/retell-trace';
import { PAGE_LOAD } from '../../../fixture/stories/shop-stories';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';
import { shapePath, tracePath } from '../../routes';

const viewer = viewerUnderTest();
const trace = retellTrace(PAGE_LOAD, { seed: '1a0b1c2d', begins: Date.now() / 1_000 - 60 });

beforeAll(() => viewer.collector.sendTrace(trace));

const PARTS = [
  {
    what: 'the flame graph',
    scripts: '**/assets/flame-graph*',
    path: `${tracePath(trace.trace_id)}?tab=flame`,
    comes: '.flame-graph__bar',
  },
  {
    what: 'the service graph',
    scripts: '**/assets/service-graph*',
    path: `${tracePath(trace.trace_id)}?tab=services`,
    comes: '.service-graph',
  },
  {
    what: 'the expected shape',
    scripts: '**/assets/trace-shape*',
    path: shapePath(trace.trace_id),
    comes: '#expected-title',
  },
];

describe.each(PARTS)('the script of $what', ({ what, scripts, path, comes }) => {
  it('is asked for again where it did not come', async () => {
    await viewer.page.route(scripts, (route) => route.abort());
    await viewer.open(path);
    const notice = viewer.page.getByRole('alert').filter({ hasText: `The script of ${what} has not come` });
    await notice.waitFor();
    await viewer.page.unroute(scripts);
    await notice.getByRole('button', { name: 'Try again' }).click();
    await viewer.page.locator(comes).first().waitFor();
    await notice.waitFor({ state: 'detached' });
  });
});

describe('a tab whose script does not come', () => {
  it('leaves the rest of the trace as it is, and the way back to it', async () => {
    await viewer.page.route('**/assets/flame-graph*', (route) => route.abort());
    await viewer.open(tracePath(trace.trace_id));
    await viewer.row('shop/').waitFor();
    await viewer.page.getByRole('link', { name: /^Flame graph/ }).click();
    await viewer.page.getByText('The script of the flame graph has not come').waitFor();
    await eventually(() => viewer.page.getByRole('link', { name: /^Services\d/ }).isVisible(), true);
    await viewer.page.goBack();
    await viewer.row('shop/').waitFor();
  });
});
