import { beforeAll, beforeEach, describe, it } from '@jest/globals';
import { eventually } from '../../../fixture/expectations/eventually';
import { retellTrace } from '../../../fixture/stories/retell-trace';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';

const story = retellTrace(
  `
  api  http.server  GET /report  ok                          0..1000 ms
  ├─ http.client  GET db/rows  ok                            100..500 ms
  │  └─ db-service  http.server  GET /rows  ok               200..400 ms
  ├─ function  audit  ok                                     300..1200 ms
  └─ function  render  ok                                    700..900 ms
`,
  { seed: '77a0b1c2', begins: Date.now() / 1_000 - 30 },
);

const viewer = viewerUnderTest();

beforeAll(() => viewer.collector.sendTrace(story));

beforeEach(async () => {
  await viewer.open(`/traces/${story.trace_id}`);
  await viewer.row('GET /report').locator('.span-bar__critical').first().waitFor();
});

/** Where a row is underlined, in milliseconds of the trace, which lasts 1200. */
async function criticalIn(label: string): Promise<string[]> {
  const row = viewer.row(label).locator('.span-row__bars');
  return row.evaluate((bars) => {
    const { left, width } = bars.getBoundingClientRect();
    return [...bars.querySelectorAll('.span-bar__critical')].map((line) => {
      const box = line.getBoundingClientRect();
      const [from = 0, until = 0] = [box.left, box.right].map((x) => ((x - left) / width) * 1_200);
      return `${Math.round(from / 20) * 20}..${Math.round(until / 20) * 20}`;
    });
  });
}

describe('the rectangle of a span', () => {
  it('is underlined exactly where it is on the critical path', async () => {
    await eventually(() => criticalIn('GET /report'), ['0..100', '500..700', '900..1000']);
    await eventually(() => criticalIn('GET db/rows'), ['100..200', '400..500']);
    await eventually(() => criticalIn('GET /rows'), ['200..400']);
    await eventually(() => criticalIn('render'), ['700..900']);
  });

  it('is not underlined where nobody waited for it', async () => {
    await eventually(() => criticalIn('audit'), []);
  });

  it('is underlined for what is folded away below it, too', async () => {
    await viewer.row('GET db/rows').getByRole('button').click();
    await viewer.row('GET /rows').waitFor({ state: 'detached' });
    await eventually(() => criticalIn('GET db/rows'), ['100..500']);
  });

  it('is not underlined where somebody does not want to see that', async () => {
    await viewer.page.getByRole('button', { name: 'Critical path', pressed: true }).click();
    await viewer.page.locator('.span-bar__critical').first().waitFor({ state: 'detached' });
  });
});

describe('the details of a span', () => {
  it('tell for how long it is on the critical path', async () => {
    await viewer.row('GET db/rows').click();
    await viewer.page.getByText('for 200 ms of 400 ms').waitFor();
  });

  it('tell nothing of it where it is not', async () => {
    await viewer.row('audit').click();
    await viewer.page.getByText('finishes 200 ms after its parent').waitFor();
    await eventually(
      () => viewer.page.locator('.span-details', { hasText: 'On the critical path' }).count(),
      0,
    );
  });
});
