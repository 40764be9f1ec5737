import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { retellTrace } from '../../fixture/retell-trace';
import { viewerUnderTest } from '../../fixture/viewer-under-test';

/** Of scrolling, and notches of the wheel: the work is that of all of them, and what is said is its average. */
const FRAMES = 60;
const MOST_WORK_MS = 50;

/** Ten thousand spans: ten transactions, each but the first begun by a span of the first. */
const TEN_THOUSAND = [
  '  web  http.server  GET /all  ok  0..10000 ms',
  ...Array.from({ length: 10 }, (_, part) => [
    `  ├─ http.client  GET /part/${part}  ok  ${part * 990}..${part * 990 + 980} ms`,
    `  │  └─ api  http.server  GET /part/${part}  ok  ${part * 990 + 1}..${part * 990 + 979} ms`,
    ...Array.from({ length: 998 }, (__, row) => {
      const start = part * 990 + 2 + Math.floor(row / 2);
      return `  │     ${row < 997 ? '├' : '└'}─ sql.query  SELECT ${row} FROM stock  ok  ${start}..${start + 400} ms`;
    }),
  ]).flat(),
  '  └─ function  done  ok  9990..10000 ms',
].join('\n');

const trace = retellTrace(TEN_THOUSAND, { seed: '79a0b1c2', begins: Date.now() / 1_000 - 60 });
const viewer = viewerUnderTest();

beforeAll(() => viewer.collector.sendTrace(trace));

beforeEach(async () => {
  await viewer.open(`/traces/${trace.trace_id}`);
  await viewer.row('GET /all').waitFor();
});

/**
 * The milliseconds for which the page's main thread works during something: its own time, which unlike the length of
 * frames does not depend on what else the machine does.
 */
async function workDuring(act: () => Promise<unknown>): Promise<number> {
  const session = await viewer.page.context().newCDPSession(viewer.page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const secondsWorked = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
  };
  const before = await secondsWorked();
  await act();
  const worked = (await secondsWorked()) - before;
  await session.detach();
  return worked * 1_000;
}

describe('of ten thousand spans', () => {
  it('scrolling through all of them takes the page less than 50 ms of work a frame, on average', async () => {
    const work = await workDuring(() =>
      viewer.page.evaluate(
        (frames) =>
          new Promise<void>((resolve) => {
            const height = document.documentElement.scrollHeight - window.innerHeight;
            let frame = 0;
            const scrollOn = () => {
              frame += 1;
              window.scrollTo(0, (height * Math.min(frame, frames)) / frames);
              // What the last one led to is drawn in the frames after it.
              if (frame < frames + 2) requestAnimationFrame(scrollOn);
              else resolve();
            };
            requestAnimationFrame(scrollOn);
          }),
        FRAMES,
      ),
    );
    await viewer.row('function - done').waitFor();
    expect(work / FRAMES).toBeLessThan(MOST_WORK_MS);
  });

  it('zooming in takes the page less than 50 ms of work a notch of the wheel, on average', async () => {
    const ruler = await viewer.page.locator('.time-ruler').boundingBox();
    await viewer.page.mouse.move((ruler?.x ?? 0) + 200, (ruler?.y ?? 0) + 100);
    await viewer.page.keyboard.down('Control');
    const work = await workDuring(async () => {
      for (let notch = 0; notch < FRAMES; notch += 1) await viewer.page.mouse.wheel(0, -20);
      await viewer.page.waitForURL(/zoom=/);
    });
    await viewer.page.keyboard.up('Control');
    expect(work / FRAMES).toBeLessThan(MOST_WORK_MS);
  });
});
