import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../fixture/expectations/eventually';
import { capturedError, capturedPageLoad } from '../../fixture/stories/captured-events';
import { readLines } from '../../fixture/browser/read-lines';
import { viewerUnderTest } from '../../fixture/viewer-under-test';
import { errorPath, tracePath, transactionPath } from '../routes';

const viewer = viewerUnderTest();
const traceId = 'e1'.repeat(16);
const at = Date.now() / 1_000 - 60;
const root = { traceId, spanId: 'e1e1e1e1e1e1e1e1', eventId: 'e2'.repeat(16), at };
const failure = { traceId, spanId: 'e1e1e1e1e1e1e1eb', eventId: 'e3'.repeat(16), at: at + 0.5 };
const address = errorPath('web', failure.eventId);

beforeAll(async () => {
  await viewer.collector.sendEvent('web', capturedPageLoad(root));
  await viewer.collector.sendEvent('web', capturedError(failure));
});

const panel = (name: string) => viewer.page.getByRole('region', { name, exact: true });

describe('the error detail', () => {
  it('says what happened: type, value, and whether somebody caught it', async () => {
    await viewer.open(address);
    await viewer.page
      .getByRole('heading', { level: 1, name: 'ValueError: captured inside transaction' })
      .waitFor();
    const lines = await readLines(panel('Exception'));
    expect(lines.slice(0, 5)).toEqual([
      'Exception',
      'ValueError',
      'not handled',
      'captured inside transaction',
      'reported by excepthook',
    ]);
  });

  it('shows the calls that led to it, the latest first, with the source around the place', async () => {
    await viewer.open(address);
    const frames = panel('Exception').getByRole('listitem');
    await frames.first().waitFor();
    await eventually(() => frames.first().locator('.stack-trace__line').innerText(), 'manual svc.py:91');
    await eventually(() => frames.nth(1).innerText(), 'full_dispatch_request flask/app.py:1822 library');
    const here = frames.first().locator('.source__line--here');
    await eventually(
      () => readLines(here),
      ['91', 'here:', 'try: raise ValueError("captured inside transaction")'],
    );
    await eventually(() => frames.first().locator('.source__line').count(), 4);
    await frames.first().getByText('Local variables').waitFor();
  });

  it('goes on with what caused it', async () => {
    await viewer.open(address);
    await eventually(async () => (await readLines(panel('Caused by'))).slice(1, 3), ['KeyError', "'wool'"]);
  });

  it('goes on with a few causes, and with all of them on demand', async () => {
    const many = { traceId: 'e8'.repeat(16), spanId: 'e8e8e8e8e8e8e8e8', eventId: 'e9'.repeat(16), at };
    const values = Array.from({ length: 30 }, (_, index) => ({ type: `Error${index}`, value: 'why' }));
    await viewer.collector.sendEvent('web', { ...capturedError(many), exception: { values } });
    await viewer.open(errorPath('web', many.eventId));
    const causes = viewer.page.getByRole('region', { name: 'Caused by' });
    await eventually(() => causes.count(), 4);
    await viewer.page.getByRole('button', { name: 'Show all 30 exceptions' }).click();
    await eventually(() => causes.count(), 29);
  });

  it('leads to the very span that was active', async () => {
    await viewer.open(address);
    await viewer.page.getByRole('link', { name: 'Go to its span' }).click();
    await viewer.page.waitForURL(`**${transactionPath('web', root.eventId, failure.spanId)}`);
    await viewer.page.getByText(failure.spanId).first().waitFor();
  });

  it('leads to its transaction and to its trace', async () => {
    await viewer.open(address);
    const figures = viewer.page.locator('.figures');
    await eventually(
      () => figures.getByRole('link', { name: '/checkout', exact: true }).getAttribute('href'),
      transactionPath('web', root.eventId),
    );
    await viewer.page.getByRole('link', { name: 'Open whole trace' }).click();
    await viewer.page.waitForURL(`**${tracePath(traceId)}`);
  });

  it('shows tags, breadcrumbs, release and SDK beside it', async () => {
    await viewer.open(address);
    await eventually(() => readLines(panel('Tags')), ['Tags', 'queue', 'items']);
    await eventually(
      () => readLines(panel('Origin')),
      expect.arrayContaining(['sentry.python 1.9.10', 'manual@1.0.0']),
    );
    await eventually(() => viewer.page.getByText('GET http://localhost:32933/items/42 → 200').count(), 1);
  });

  it('says that the transaction has not arrived, and heals when it does', async () => {
    const early = { traceId: 'e5'.repeat(16), spanId: 'e5e5e5e5e5e5e5e5', at };
    await viewer.collector.sendEvent('web', capturedError({ ...early, eventId: 'e6'.repeat(16) }));
    await viewer.open(errorPath('web', 'e6'.repeat(16)));
    await viewer.page.getByText('no transaction with its span has arrived').waitFor();
    await viewer.collector.sendEvent('web', capturedPageLoad({ ...early, eventId: 'e7'.repeat(16) }));
    await viewer.page.getByRole('link', { name: 'Go to its span' }).waitFor();
  });

  it('gives way to the page of the transaction where the event is one, and going back leads on back', async () => {
    await viewer.open('/spans');
    await viewer.page.getByRole('heading', { level: 1, name: 'Child spans' }).waitFor();
    await viewer.open(errorPath('web', root.eventId));
    await viewer.page.waitForURL(`**${transactionPath('web', root.eventId)}`);
    await viewer.page.getByRole('heading', { level: 1, name: '/checkout' }).waitFor();
    await viewer.page.goBack();
    await viewer.page.getByRole('heading', { level: 1, name: 'Child spans' }).waitFor();
  });

  it('copies its whole ids', async () => {
    await viewer.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await viewer.open(address);
    const copied = () => viewer.page.evaluate(() => navigator.clipboard.readText());
    await viewer.page.getByRole('button', { name: 'Copy event ID' }).click();
    await viewer.page.getByRole('button', { name: 'Copied event ID' }).waitFor();
    await eventually(() => copied(), failure.eventId);
    await viewer.page.getByRole('button', { name: 'Copy trace ID' }).click();
    await viewer.page.getByRole('button', { name: 'Copied trace ID' }).waitFor();
    await eventually(() => copied(), traceId);
  });
});
