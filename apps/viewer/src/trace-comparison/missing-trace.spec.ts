import { beforeAll, describe, it } from '@jest/globals';
import { retellTrace } from '../../fixture/stories/retell-trace';
import { CHECKOUT } from '../../fixture/stories/shop-stories';
import { viewerUnderTest } from '../../fixture/viewer-under-test';
import { comparisonPath, tracePath } from '../routes';

const NOW = Date.now() / 1_000;
const here = retellTrace(CHECKOUT, { seed: 'c5a0b1c2', begins: NOW - 60 });

const viewer = viewerUnderTest();

beforeAll(() => viewer.collector.sendTrace(here));

const missing = () => viewer.page.getByRole('heading', { name: 'One of the two traces is not here' });
const live = () => viewer.page.getByRole('button', { name: 'Live', exact: true });
const spansCompared = () => viewer.page.getByRole('treegrid', { name: 'Spans compared' });

describe('a comparison with a trace that has not arrived', () => {
  it('says so, and leads to the other trace and to those that it can be compared with', async () => {
    await viewer.open(comparisonPath('f'.repeat(32), here.trace_id));
    await missing().waitFor();
    await viewer.page.getByRole('link', { name: 'Open the other trace' }).click();
    await viewer.page.waitForURL(`**${tracePath(here.trace_id)}`);
    await viewer.page.goBack();
    await viewer.page.getByRole('link', { name: 'Choose another trace' }).click();
    await viewer.page.waitForURL(`**${comparisonPath(here.trace_id)}`);
  });

  it('says so of both where neither has, and goes on to one of them as it arrives', async () => {
    const late = retellTrace(CHECKOUT, { seed: 'c8a0b1c2', begins: NOW - 30 });
    await viewer.open(comparisonPath('f'.repeat(32), late.trace_id));
    await viewer.page.getByRole('heading', { name: 'Neither of the two traces is here' }).waitFor();
    await live().waitFor();
    await viewer.collector.sendTrace(late);
    await missing().waitFor();
  });

  it.each([
    ['left', 'c6a0b1c2'],
    ['right', 'c7a0b1c2'],
  ])('is filled in as it arrives, where it is the %s one', async (side, seed) => {
    const late = retellTrace(CHECKOUT, { seed, begins: NOW - 30 });
    const sides = side === 'left' ? [late, here] : [here, late];
    await viewer.open(comparisonPath(sides[0]?.trace_id ?? '', sides[1]?.trace_id));
    await missing().waitFor();
    await live().waitFor();
    await viewer.collector.sendTrace(late);
    await viewer.page.getByText('The two do not differ.').waitFor();
    await spansCompared().waitFor();
  });
});
