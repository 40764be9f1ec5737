// How long frames take while a page is used, told by the page itself: the time from one animation frame to the next.
import { quantile } from '../../collector/questions/times.mjs';

/** Adds `clewFrames` to every page: `start()` begins to note frames, `stop()` answers their lengths in milliseconds. */
export function watchFrames(page) {
  return page.addInitScript(() => {
    let lengths;
    window.clewFrames = {
      start() {
        lengths = [];
        let last = performance.now();
        const note = () => {
          if (lengths === undefined) return;
          const now = performance.now();
          lengths.push(now - last);
          last = now;
          requestAnimationFrame(note);
        };
        requestAnimationFrame(note);
      },
      stop() {
        const noted = lengths;
        lengths = undefined;
        return noted;
      },
    };
  });
}

/** The longest frame while `use` runs, and the 99th percentile. */
export async function framesDuring(page, use) {
  await page.evaluate(() => window.clewFrames.start());
  await use();
  const lengths = await page.evaluate(() => window.clewFrames.stop());
  return { longest: Math.max(...lengths), p99: quantile(lengths, 0.99), count: lengths.length };
}
