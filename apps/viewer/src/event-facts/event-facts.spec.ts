import { beforeAll, describe, expect, it } from '@jest/globals';
import { capturedError, capturedPageLoad } from '../../fixture/stories/captured-events';
import { eventually } from '../../fixture/expectations/eventually';
import { readLines } from '../../fixture/browser/read-lines';
import { viewerUnderTest } from '../../fixture/viewer-under-test';
import { errorPath, transactionPath } from '../routes';

const viewer = viewerUnderTest();
const at = Date.now() / 1_000 - 60;
const place = { traceId: 'b1'.repeat(16), spanId: 'b1b1b1b1b1b1b1b1', at };
const pageLoad = { ...place, eventId: 'b2'.repeat(16) };
const failure = { ...place, eventId: 'b3'.repeat(16) };
const large = { ...place, eventId: 'b4'.repeat(16) };

const CONTEXTS = {
  device: {
    type: 'device',
    memory_size: 16_774_123_520,
    processor_frequency: 2_450,
    boot_time: '2026-11-22T05:58:14.500Z',
  },
  app: { app_memory: 89_128_960 },
};

beforeAll(async () => {
  const told = capturedPageLoad(pageLoad);
  await viewer.collector.sendEvent('web', {
    ...told,
    contexts: { ...(told['contexts'] as object), ...CONTEXTS },
    breadcrumbs: [
      { timestamp: at - 8, message: 'on the page before' },
      { timestamp: at + 1, message: 'meanwhile' },
      { timestamp: at + 3, message: 'too late' },
      { timestamp: at + 86_400 * 400, message: 'by an odd clock' },
      { message: 'at some time' },
    ],
  });
  await viewer.collector.sendEvent('web', {
    ...capturedError(failure),
    breadcrumbs: [
      { timestamp: at - 8, message: 'what led to it' },
      { timestamp: at + 3, message: 'too late' },
    ],
  });
  await viewer.collector.sendEvent('web', largeTransaction());
  await viewer.collector.sendEvent('web', largeError());
});

const panel = (name: string) => viewer.page.getByRole('region', { name, exact: false });

/** Of each breadcrumb: what it says, whether it is outside, and when it was. */
async function crumbs(): Promise<string[][]> {
  const lines = panel('Breadcrumbs').getByRole('listitem');
  await lines.first().waitFor();
  return lines.evaluateAll((items) =>
    items.map((item) =>
      ['message', 'outside', 'time > :first-child'].map(
        (part) => item.querySelector(`.breadcrumbs__${part}`)?.textContent ?? '',
      ),
    ),
  );
}

describe('breadcrumbs', () => {
  it('are told from the start of the transaction, and marked where they are outside of it', async () => {
    await viewer.open(transactionPath('web', pageLoad.eventId));
    await eventually(crumbs, [
      ['on the page before', 'before the start', '−8 s'],
      ['meanwhile', '', '+1 s'],
      ['too late', 'after the end', '+3 s'],
      ['by an odd clock', 'after the end', '+400 d'],
      ['at some time', '', ''],
    ]);
  });

  it('lead to an error, and are marked where they are after it', async () => {
    await viewer.open(errorPath('web', failure.eventId));
    await eventually(crumbs, [
      ['what led to it', '', '−8 s'],
      ['too late', 'after the error', '+3 s'],
    ]);
  });
});

describe('what else came with an event', () => {
  it('has the units of the contexts that SDKs agree on', async () => {
    await viewer.open(transactionPath('web', pageLoad.eventId));
    await eventually(
      () => readLines(panel('Device')),
      expect.arrayContaining([
        'memory_size',
        '15.6 GiB',
        '2450 MHz',
        expect.stringMatching(/^Nov 2\d, 2026/),
      ]),
    );
    await eventually(() => readLines(panel('App')), ['App', 'app_memory', '85 MiB']);
  });

  it('folds the modules away until somebody asks for them', async () => {
    await viewer.open(errorPath('web', failure.eventId));
    await eventually(() => readLines(panel('Modules')), ['Modules', '2']);
    await panel('Modules').getByText('Modules').click();
    await panel('Modules').getByText('celery').waitFor();
  });
});

describe('very long names and values', () => {
  it.each([
    ['transaction', transactionPath('web', large.eventId), 'Breadcrumbs'],
    ['error', errorPath('web', failure.eventId.replaceAll('3', '5')), 'Stack trace'],
  ])('stay within the page of the %s at a width of 768', async (_kind, path, seen) => {
    await viewer.page.setViewportSize({ width: 768, height: 900 });
    await viewer.open(path);
    await viewer.page.getByText(seen).first().waitFor();
    await eventually(() => viewer.page.evaluate(outsideOfPage), []);
  });
});

/** Evaluated in the page: what reaches beyond its right edge, but for what is scrolled by itself or cut. */
function outsideOfPage(): string[] {
  const isCut = (element: Element | null): boolean =>
    element !== null && (getComputedStyle(element).overflowX !== 'visible' || isCut(element.parentElement));
  const page = document.documentElement;
  return [page, ...document.querySelectorAll('#content *')]
    .filter((element) => element.getBoundingClientRect().right > page.clientWidth + 1)
    .filter((element) => !isCut(element.parentElement))
    .map((element) => `${element.tagName}.${element.className}`);
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}

function largeTransaction() {
  const told = capturedPageLoad(large);
  return {
    ...told,
    transaction: `GET /${'unbroken'.repeat(24)}`,
    release: 'r'.repeat(200),
    user: { id: 'u'.repeat(200) },
    tags: Object.fromEntries(range(300).map((index) => [`tag.${index}`, 'v'.repeat(200)])),
    breadcrumbs: range(100).map((index) => ({
      timestamp: at + index / 100,
      category: 'a.very.long.category.of.its.own',
      message: 'm'.repeat(300),
    })),
  };
}

function largeError() {
  const eventId = failure.eventId.replaceAll('3', '5');
  const frame = {
    filename: `/srv/${'deep/'.repeat(60)}file.js`,
    context_line: 'call('.repeat(80),
    lineno: 7,
  };
  const frames = range(8).map((index) => ({ ...frame, function: `f${index}`.repeat(60) }));
  return {
    ...capturedError({ ...failure, eventId }),
    exception: {
      values: range(50).map(() => ({
        type: 'E'.repeat(200),
        value: 'v'.repeat(400),
        stacktrace: { frames },
      })),
    },
  };
}
