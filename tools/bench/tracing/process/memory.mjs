import { setTimeout } from 'node:timers/promises';

/** Bytes in use once everything that can be collected has been; needs `--expose-gc`. */
export async function memoryAfterCollection() {
  for (let pass = 0; pass < 3; pass++) {
    globalThis.gc();
    // Finalizers, and what they release, run between two passes.
    await setTimeout(20);
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, used: heapUsed + external };
}
