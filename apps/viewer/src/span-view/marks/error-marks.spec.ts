import { beforeAll, describe, it } from '@jest/globals';
import { eventually } from '../../../fixture/expectations/eventually';
import { retellTrace } from '../../../fixture/stories/retell-trace';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';

const story = retellTrace(
  `
  web  pageload  shop/  ok                                              0..900 ms
  ├─ http.client  GET /stock  ok                                        10..400 ms
  │  └─ api  http.server  GET /stock  internal_error                    20..390 ms
  │     ├─ sql.query  SELECT amount  ok                                 30..90 ms
  │     └─ sql.query  UPDATE amount  deadline_exceeded                  100..380 ms
  └─ ui.render  page  cancelled                                         410..800 ms
`,
  { seed: '78a0b1c2', begins: Date.now() / 1_000 - 30 },
);

const viewer = viewerUnderTest();
const marksOf = (label: string) => viewer.row(label).locator('.mark').allTextContents();

beforeAll(() => viewer.collector.sendTrace(story));

describe('a span that failed', () => {
  it('is marked with its status, and counted on all rows above it', async () => {
    await viewer.open(`/traces/${story.trace_id}`);
    await eventually(() => marksOf('shop/'), ['↓ 2 failed below']);
    await eventually(() => marksOf('http.client - GET /stock'), ['↓ 2 failed below']);
    await eventually(() => marksOf('http.server - GET /stock'), ['↓ 1 failed below', 'internal_error']);
    await eventually(() => marksOf('UPDATE amount'), ['deadline_exceeded']);
    await eventually(() => marksOf('SELECT amount'), []);
    await eventually(() => marksOf('ui.render'), []);
  });

  it('is told by the row that hides it', async () => {
    await viewer.open(`/traces/${story.trace_id}`);
    await viewer.row('http.client - GET /stock').focus();
    await viewer.page.keyboard.press('ArrowLeft');
    await eventually(() => marksOf('http.client - GET /stock'), ['↓ 2 failed below']);
    await viewer.row('http.client - GET /stock').locator('.mark--danger').waitFor();
  });

  it('is counted by its number alone where there is little room', async () => {
    await viewer.page.setViewportSize({ width: 768, height: 900 });
    await viewer.open(`/traces/${story.trace_id}`);
    const mark = viewer.row('GET /stock').locator('.mark--trail');
    await eventually(async () => ((await mark.boundingBox())?.width ?? Infinity) < 40, true);
    await viewer.page.setViewportSize({ width: 1280, height: 900 });
  });
});
