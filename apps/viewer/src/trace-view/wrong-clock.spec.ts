import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../fixture/expectations/eventually';
import { retellTrace } from '../../fixture/stories/retell-trace';
import { CHECKOUT } from '../../fixture/stories/shop-stories';
import { viewerUnderTest } from '../../fixture/viewer-under-test';
import { comparisonPath, tracePath } from '../routes';

const NOW = Date.now() / 1_000;
const HOUR_MILLISECONDS = 3_600_000;
const WRONG_BY = 'clock wrong by';
const whole = retellTrace(CHECKOUT, { seed: 'b6a0b1c2', begins: NOW - 30 });
const other = retellTrace(CHECKOUT, { seed: 'b7a0b1c2', begins: NOW - 20 });

const viewer = viewerUnderTest();

beforeAll(async () => {
  await viewer.collector.sendTrace(whole);
  await viewer.collector.sendTrace(other);
  await viewer.page.addInitScript((key) => {
    const wrongBy = Number(sessionStorage.getItem(key) ?? 0);
    const now = Date.now;
    class WrongDate extends Date {
      constructor(moment: number = now() + wrongBy) {
        super(moment);
      }
      static override now = () => now() + wrongBy;
    }
    window.Date = WrongDate as DateConstructor;
  }, WRONG_BY);
});

async function setClock(hours: number): Promise<void> {
  await viewer.page.evaluate(([key, wrongBy]) => sessionStorage.setItem(key, wrongBy), [
    WRONG_BY,
    String(hours * HOUR_MILLISECONDS),
  ] as const);
}

describe.each([
  ['ahead', 7],
  ['behind', -7],
])('on a machine whose clock is hours %s', (_, hours) => {
  it('a trace that has just come is still arriving', async () => {
    const trace = retellTrace(CHECKOUT, { seed: `b8a0b1c${hours > 0 ? 1 : 2}`, begins: NOW - 5 });
    const orphan = trace.transactions.find(({ transaction }) => transaction === 'POST /orders');
    if (orphan === undefined) throw new Error('a story without orders');
    await setClock(hours);
    await viewer.open(tracePath(trace.trace_id));
    await viewer.page.getByRole('heading', { name: 'Waiting for this trace' }).waitFor();
    await viewer.collector.send(trace.trace_id, orphan);
    await viewer.row('POST /orders').locator('.mark', { hasText: 'orphan: not yet arrived' }).waitFor();
    await viewer.collector.sendTrace(trace);
    await viewer.page.getByRole('region', { name: /orphan/ }).waitFor({ state: 'detached' });
    await viewer.page.getByText('3 transactions arrived').waitFor();
  });

  it('what has just come is as old as it is', async () => {
    await setClock(hours);
    await viewer.open(comparisonPath(whole.trace_id));
    const latest = viewer.page.getByRole('region', { name: /^The latest traces/ }).getByRole('listitem');
    await latest.filter({ hasText: other.trace_id.slice(0, 8) }).waitFor();
    await eventually(async () => /(\d+ s|[12] min) ago$/.test(await latest.last().innerText()), true);
  });

  it('the list is of the same time, and its window ends now', async () => {
    await setClock(hours);
    await viewer.open('/?statsPeriod=15m');
    const rows = viewer.page.getByRole('row').filter({ hasText: 'Submit Order' });
    await rows.waitFor();
    await eventually(() => rows.innerText(), expect.stringMatching(/(now|\d+ s ago|[12] min ago)/));
  });
});
