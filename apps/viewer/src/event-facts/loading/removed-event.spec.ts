import { describe, it } from '@jest/globals';
import { capturedError, capturedPageLoad } from '../../../fixture/stories/captured-events';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';
import { errorPath, tracePath, transactionPath } from '../../routes';

/** 13 s, which begin with a page that is there already: it hears of the event at once. It goes at the collector's next look. */
const viewer = viewerUnderTest({ CLEW_RETENTION_DAYS: '0.00015' });
const traceId = 'b5'.repeat(16);
const place = { traceId, spanId: 'b5b5b5b5b5b5b5b5', at: Date.now() / 1_000 - 60 };
const transaction = { ...place, eventId: 'b6'.repeat(16) };
const failure = { ...place, spanId: 'b5b5b5b5b5b5b5bb', eventId: 'b7'.repeat(16) };

const heading = (name: string) => viewer.page.getByRole('heading', { level: 1, name });
const link = (name: string) =>
  viewer.page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });

/** Resolves when the collector has it no more, as the page finds out by asking. */
function removal(): Promise<void> {
  return viewer.page.evaluate(async (address) => {
    while ((await fetch(address)).status !== 404) await new Promise((resolve) => setTimeout(resolve, 250));
  }, `/api/0/traces/${traceId}/`);
}

describe('a trace that is removed by age', () => {
  it('stays as long as it is looked at, and the page says that it is stored no longer', async () => {
    await viewer.open(tracePath(traceId));
    await heading('Waiting for this trace').waitFor();
    await viewer.collector.sendEvent('web', capturedError(failure));
    await viewer.collector.sendEvent('web', capturedPageLoad(transaction));
    await viewer.row('/checkout').waitFor();
    await link('Transactions').click();
    await heading('Transactions').waitFor();
    await removal();
    await viewer.page.goBack();
    await viewer.row('/checkout').waitFor();
    await viewer.page.getByText('This trace is no longer stored').waitFor();
  });

  it.each([
    ['transaction', transactionPath('web', transaction.eventId), 'There is no such transaction'],
    ['error', errorPath('web', failure.eventId), 'There is no such error'],
    ['trace', tracePath(traceId), 'Waiting for this trace'],
  ])(
    'is not there for whoever comes later, who is told that this may be why: %s',
    async (_kind, path, title) => {
      await viewer.open('/');
      await removal();
      await viewer.open(path);
      await heading(title).waitFor();
      await viewer.page.getByText('removed by age').waitFor();
    },
  );
});
