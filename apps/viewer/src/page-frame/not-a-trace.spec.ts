import { beforeAll, describe, it } from '@jest/globals';
import { retellTrace } from '../../fixture/stories/retell-trace';
import { PAGE_LOAD } from '../../fixture/stories/shop-stories';
import { viewerUnderTest } from '../../fixture/viewer-under-test';
import { comparisonPath } from '../routes';

const pageLoad = retellTrace(PAGE_LOAD, { seed: 'd1a0b1c2', begins: Date.now() / 1_000 - 60 });
const viewer = viewerUnderTest();
const heading = () => viewer.page.getByRole('heading', { level: 1, name: 'This is no trace id' });
const paste = async (text: string) => {
  const field = viewer.page.getByLabel('Trace id, or the address of a trace');
  await field.fill(text);
  await field.press('Enter');
};

beforeAll(() => viewer.collector.sendTrace(pageLoad));

describe('an address that holds no trace id', () => {
  it('says what one looks like, and takes another', async () => {
    await viewer.open('/traces/xyz');
    await heading().waitFor();
    await viewer.page.getByText('xyz names no trace. A trace id is 32 hexadecimal digits').waitFor();
    await paste('also none');
    await viewer.page.getByText('There is no trace id in it').waitFor();
    await paste(pageLoad.trace_id);
    await viewer.page.waitForURL(`**/traces/${pageLoad.trace_id}`);
    await viewer.row('shop/').waitFor();
  });

  it('asks whether an id with dashes was meant', async () => {
    const dashed = pageLoad.trace_id.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    await viewer.open(`/traces/${dashed}`);
    await viewer.page.getByText('Did you mean').getByRole('link', { name: pageLoad.trace_id }).click();
    await viewer.page.waitForURL(`**/traces/${pageLoad.trace_id}`);
  });

  it('of a comparison leads to those with which one can compare, and back to the trace', async () => {
    await viewer.open(`/traces/${pageLoad.trace_id}/compare/xyz`);
    await heading().waitFor();
    await viewer.page.getByRole('link', { name: 'Choose another trace' }).click();
    await viewer.page.waitForURL(`**/traces/${pageLoad.trace_id}/compare`);
    await viewer.page.goBack();
    await viewer.page.getByRole('link', { name: 'Back to the trace' }).click();
    await viewer.page.waitForURL(`**/traces/${pageLoad.trace_id}`);
    await viewer.page.goBack();
    await paste(pageLoad.trace_id);
    await viewer.page.waitForURL(`**/compare/${pageLoad.trace_id}`);
  });

  it.each(['left', 'right'])('of a comparison keeps the other one, where it is the %s one', async (side) => {
    const { trace_id: traceId } = pageLoad;
    const pathWith = (other: string) =>
      side === 'left' ? comparisonPath(other, traceId) : comparisonPath(traceId, other);
    await viewer.open(pathWith('xyz'));
    await heading().waitFor();
    await viewer.page.getByRole('button', { name: 'Compare', exact: true }).waitFor();
    await paste('a'.repeat(32));
    await viewer.page.waitForURL(`**${pathWith('a'.repeat(32))}`);
  });
});
