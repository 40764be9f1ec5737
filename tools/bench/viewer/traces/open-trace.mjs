// Opens the view of a trace in a fresh page and waits until all of its rows have been painted.

const ROW_HEIGHT = 30;
const LONGEST_MS = 120_000;

/**
 * How long it took from the last byte of the collector's answer to the paint that has room for all rows, and to the first
 * row. The page asks once more when the stream has opened: an answer that came after that paint is none of it.
 */
export async function openTrace(page, { url, traceId, spans }) {
  await page.addInitScript(watchForRows, { wantedHeight: spans * ROW_HEIGHT });
  await page.goto(`${url}/traces/${traceId}`);
  await page.waitForFunction(() => window.clewRows.all !== undefined, undefined, { timeout: LONGEST_MS });
  return page.evaluate(() => {
    const { first, all } = window.clewRows;
    const answers = performance
      .getEntriesByType('resource')
      .filter(({ name, responseEnd }) => name.includes('/api/0/traces/') && responseEnd <= all);
    return {
      answers: answers.length,
      bytes: answers.reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0),
      firstMs: first - answers[0].responseEnd,
      allMs: all - answers.at(-1).responseEnd,
    };
  });
}

/** Runs in the page: notes when the first row, and when room for all rows, has been painted. */
function watchForRows({ wantedHeight }) {
  window.clewRows = {};
  performance.setResourceTimingBufferSize(1_000);
  // A frame that was asked for in a frame comes when that one has been painted.
  const notePaint = (name) => requestAnimationFrame(() => (window.clewRows[name] ??= performance.now()));
  const look = () => {
    const tree = document.querySelector('[role="tree"]');
    if (tree?.querySelector('[role="treeitem"]')) notePaint('first');
    if ((tree?.offsetHeight ?? 0) >= wantedHeight) notePaint('all');
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
