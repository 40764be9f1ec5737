// What a person does with a trace: scrolls through all of it, and zooms.
import { framesDuring } from './frames.mjs';

const SCROLL_FRAMES = 240;
const ZOOMING = [
  [-1, 40],
  [1, 40],
  [-1, 4],
];

/** From top to bottom in four seconds' worth of frames, whatever the height: of a large trace each shows other rows. */
export function scrollThrough(page) {
  return framesDuring(page, () =>
    page.evaluate(
      (frames) =>
        new Promise((resolve) => {
          const distance = document.documentElement.scrollHeight - window.innerHeight;
          let frame = 0;
          const scrollOn = () => {
            frame += 1;
            window.scrollTo(0, (distance * frame) / frames);
            if (frame < frames) requestAnimationFrame(scrollOn);
            else resolve();
          };
          scrollOn();
        }),
      SCROLL_FRAMES,
    ),
  );
}

/**
 * With the wheel and the control key, in and out again and a little in, where the rectangles are, until the address says
 * what is in view.
 */
export async function zoomInAndOut(page) {
  await page.evaluate(() => window.scrollTo(0, 0));
  const box = await page.getByRole('slider').first().locator('..').boundingBox();
  await page.mouse.move(box.x + box.width / 3, box.y + box.height + 120);
  await page.keyboard.down('Control');
  const frames = await framesDuring(page, async () => {
    for (const [direction, notches] of ZOOMING) {
      for (let notch = 0; notch < notches; notch += 1) await page.mouse.wheel(0, direction * 100);
    }
    await page.waitForURL(/zoom=/);
  });
  await page.keyboard.up('Control');
  return frames;
}

/** Looks on while `send` reports one more transaction of the trace, until the page says that it has arrived. */
export function watchItGrow(page, send) {
  return framesDuring(page, async () => {
    await send();
    await page.getByRole('status').filter({ hasText: '1 transaction arrived' }).waitFor();
  });
}

/** What the page's scripts hold when what is left over has been cleared away, in bytes. */
export async function heldMemory(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
