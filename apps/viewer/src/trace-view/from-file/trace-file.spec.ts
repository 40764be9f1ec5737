import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '../../../fixture/expectations/eventually';
import { retellTrace } from '../../../fixture/stories/retell-trace';
import { CHECKOUT, PAGE_LOAD } from '../../../fixture/stories/shop-stories';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';

const MEBIBYTE = 1_024 * 1_024;
const pageLoad = retellTrace(PAGE_LOAD, { seed: 'f5a0b1c2', begins: Date.now() / 1_000 - 60 });
const checkout = retellTrace(CHECKOUT, { seed: 'f6a0b1c2', begins: Date.now() / 1_000 - 60 });

const viewer = viewerUnderTest();
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'clew-trace-files-'));
  await viewer.collector.sendTrace(pageLoad);
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const choose = (files: string | { name: string; mimeType: string; buffer: Buffer }) =>
  viewer.page.getByLabel('Trace file').setInputFiles(files);
const fileOf = (name: string, text: string) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});
const refusal = (text: string) => viewer.page.getByRole('alert').filter({ hasText: text }).waitFor();

/** Drops files where the page shows its name. */
async function drop(files: { name: string; text: string }[]): Promise<void> {
  const dragged = await viewer.page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, text } of given) data.items.add(new File([text], name));
    return data;
  }, files);
  await viewer.page.dispatchEvent('header', 'drop', { dataTransfer: dragged });
}

describe('a trace as a file', () => {
  it('is saved as the collector answers it, and opened again in the same view', async () => {
    await viewer.open(`/traces/${pageLoad.trace_id}`);
    const rows = await viewer.rowLabels();
    const saved = viewer.page.waitForEvent('download');
    await viewer.page.getByRole('button', { name: 'Download as JSON' }).click();
    const file = await (await saved).path();
    await viewer.open('/traces/file');
    await choose(file);
    await eventually(() => viewer.rowLabels(), rows);
  });

  it('offers no way to what the collector does not have', async () => {
    await viewer.open('/traces/file');
    await choose(fileOf('trace.json', JSON.stringify(pageLoad)));
    await viewer.row('pageload').click();
    await viewer.page.getByRole('button', { name: 'Copy span id' }).waitFor();
    for (const way of ['Search by Trace', 'Open transaction', 'View Child', 'Copy link']) {
      await eventually(() => viewer.page.getByText(way).count(), 0);
    }
  });

  it('may be dropped anywhere on the page, one after the other', async () => {
    await viewer.open('/traces/file');
    await viewer.page.getByLabel('Trace file').waitFor();
    await drop([{ name: 'load.json', text: JSON.stringify(pageLoad) }]);
    await viewer.row('pageload').waitFor();
    await drop([{ name: 'checkout.json', text: JSON.stringify(checkout) }]);
    await viewer.row('Submit Order').waitFor();
    await viewer.page.getByText('checkout.json').waitFor();
  });

  it('is chosen again when it has been mended', async () => {
    const file = path.join(directory, 'mended.json');
    const pick = async () => {
      const chooser = viewer.page.waitForEvent('filechooser');
      await viewer.page.getByLabel('Trace file').click();
      await (await chooser).setFiles(file);
    };
    await writeFile(file, 'not yet');
    await viewer.open('/traces/file');
    await pick();
    await refusal('mended.json: The file is not JSON.');
    const lines = () =>
      viewer.page.getByRole('alert').evaluate((alert) => getComputedStyle(alert).borderLeft);
    await eventually(lines, expect.stringMatching(/^3px solid/));
    await writeFile(file, JSON.stringify(pageLoad));
    await pick();
    await viewer.row('pageload').waitFor();
    await eventually(() => viewer.page.getByRole('alert').count(), 0);
  });
});

describe('what is no trace', () => {
  it('is refused in words, and leaves the trace that was opened before', async () => {
    await viewer.open('/traces/file');
    await choose(fileOf('trace.json', JSON.stringify(pageLoad)));
    await viewer.row('pageload').waitFor();
    await choose(fileOf('notes.txt', 'no trace'));
    await refusal('notes.txt: The file is not JSON.');
    await viewer.row('pageload').waitFor();
  });

  it('is refused by name where it is another tool’s', async () => {
    await viewer.open('/traces/file');
    await choose(fileOf('jaeger.json', '{"data":[{"traceID":"a","spans":[],"processes":{}}]}'));
    await refusal('The file holds a Jaeger trace. Only traces that were downloaded');
    await choose(fileOf('event.envelope', '{"sent_at":"2026"}\n{"type":"transaction"}\n{}'));
    await refusal('Send it to a collector, and open the trace there.');
  });

  it('may be two traces at once', async () => {
    await viewer.open('/traces/file');
    await viewer.page.getByLabel('Trace file').waitFor();
    const text = JSON.stringify(pageLoad);
    await drop([
      { name: 'one.json', text },
      { name: 'other.json', text },
    ]);
    await refusal('one.json, other.json: These are 2 files. Open one at a time.');
  });

  it('may be a hundred megabytes, or too many to be read', async () => {
    const large = path.join(directory, 'large.json');
    await writeFile(large, `{"data":"${'a'.repeat(100 * MEBIBYTE)}"}`);
    await viewer.open('/traces/file');
    await choose(large);
    await refusal('a list of "transactions" is expected');
    const larger = path.join(directory, 'larger.json');
    await writeFile(larger, '');
    await truncate(larger, 129 * MEBIBYTE);
    await choose(larger);
    await refusal('The file is larger than 128 MiB');
    await choose(fileOf('trace.json', JSON.stringify(pageLoad)));
    await viewer.row('pageload').waitFor();
  });
});
