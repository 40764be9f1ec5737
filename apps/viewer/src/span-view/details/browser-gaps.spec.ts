import { beforeAll, describe, it } from '@jest/globals';
import { eventually } from '../../../fixture/expectations/eventually';
import { retellTrace } from '../../../fixture/stories/retell-trace';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';
import { transactionPath } from '../../routes';

const NOW = Date.now() / 1_000;

/** For 400 ms nothing runs that has a span. */
const storyOf = (service: string, op: string) => `
  ${service}  ${op}  wait and go on  ok  0..900 ms
  ├─ function  before  ok  10..100 ms
  └─ function  after  ok  500..800 ms
`;
const inBrowser = retellTrace(storyOf('web', 'pageload'), { seed: 'a4b0b1c2', begins: NOW - 60 });
const onServer = retellTrace(storyOf('api', 'http.server'), { seed: 'a4b0b1c3', begins: NOW - 60 });

const viewer = viewerUnderTest();
const gaps = () => viewer.page.locator('.span-row', { hasText: 'Missing Instrumentation' }).count();

beforeAll(async () => {
  for (const trace of [inBrowser, onServer]) await viewer.collector.sendTrace(trace);
});

describe('400 ms between two spans', () => {
  it.each([
    ['are Missing Instrumentation in a service', onServer, 1],
    ['are none in a browser, where nothing runs for most of the time', inBrowser, 0],
  ])('%s (S165)', async (_what, { trace_id: traceId, transactions }, count) => {
    for (const { project, event_id: eventId } of transactions) {
      for (const path of [transactionPath(project, eventId), `/traces/${traceId}`]) {
        await viewer.open(path);
        await viewer.row('function - after').waitFor();
        await eventually(gaps, count);
      }
    }
  });
});
