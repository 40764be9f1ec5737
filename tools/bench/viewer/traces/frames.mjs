// How long frames take while a page is used, told by the page itself: the time from one animation frame to the next.
import { quantile } from '../../collector/questions/times.mjs';

/**
 * Adds `clewFrames` to every page: `start()` begins to note frames, `stop()` answers their lengths in milliseconds. What
 * is drawn when it is called counts: it waits for the frame in progress, and for the one that shows what that led to.
 */
export function watchFrames(page) {
  return page.addInitScript(() => {
    let lengths;
    let awaited;
    let tell;
    window.clewFrames = {
      start() {
        lengths = [];
        awaited = Infinity;
        let last = performance.now();
        const note = () => {
          const now = performance.now();
          lengths.push(now - last);
          last = now;
          awaited -= 1;
          if (awaited > 0) requestAnimationFrame(note);
          else tell(lengths);
        };
        requestAnimationFrame(note);
      },
      stop() {
        awaited = 2;
        return new Promise((resolve) => {
          tell = resolve;
        });
      },
    };
  });
}

/**
 * The longest frame while `use` runs and the 99th percentile, with the time that the page's main thread was at work for a
 * frame on average: unlike the lengths, that does not depend on what else the machine does.
 */
export async function framesDuring(page, use) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const workedBefore = await secondsWorked(session);
  await page.evaluate(() => window.clewFrames.start());
  await use();
  const lengths = await page.evaluate(() => window.clewFrames.stop());
  const workedMs = ((await secondsWorked(session)) - workedBefore) * 1_000;
  await session.detach();
  return { longest: Math.max(...lengths), p99: quantile(lengths, 0.99), work: workedMs / lengths.length };
}

async function secondsWorked(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value;
}
