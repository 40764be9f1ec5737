// The view of a whole trace in a real Chromium, on a real collector.
import { chromium } from 'playwright-core';
import { scratchFolder, startCollector } from '../../collector/collector-process.mjs';
import { quantile } from '../../collector/questions/times.mjs';
import { printTable } from '../../tracing/table.mjs';
import { viewerFolder } from '../build-viewer.mjs';
import { drawnTrace, lateTransaction } from './drawn-trace.mjs';
import { watchFrames } from './frames.mjs';
import { openTrace } from './open-trace.mjs';
import { sendTrace } from './send-trace.mjs';
import { heldMemory, scrollThrough, watchItGrow, zoomInAndOut } from './use-trace.mjs';

/** What counts is 10,000; 1,000 must not cost more, and 100,000 stays usable: no frame that feels like a halt. */
const SIZES = [
  { spans: 1_000, rounds: 5, mostMs: 1_000, mostFrameMs: 50 },
  { spans: 10_000, rounds: 5, mostMs: 1_000, mostFrameMs: 50 },
  { spans: 100_000, rounds: 3, mostMs: 5_000, mostFrameMs: 100 },
];

/** @returns the bounds that were broken, a line each */
export async function measureTraces({ isQuick }) {
  const sizes = isQuick ? SIZES.slice(0, 2).map((size) => ({ ...size, rounds: 2 })) : SIZES;
  const store = scratchFolder();
  const collector = await startCollector({
    folder: store.folder,
    environment: { CLEW_VIEWER_ROOT: viewerFolder },
  });
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info'],
  });
  try {
    const broken = [];
    for (const size of sizes) {
      broken.push(...tellFigures(size, await measureSize({ browser, url: collector.url, size })));
    }
    return broken;
  } finally {
    await browser.close();
    await collector.stop();
    store.remove();
  }
}

async function measureSize({ browser, url, size }) {
  const trace = drawnTrace(size.spans);
  await sendTrace(url, trace);
  const rounds = [];
  for (let round = 0; round < size.rounds; round += 1) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await watchFrames(page);
    const opened = await openTrace(page, { url, traceId: trace.traceId, spans: size.spans });
    const scrolling = await scrollThrough(page);
    const zooming = await zoomInAndOut(page);
    const memory = await heldMemory(page);
    const growing = await watchItGrow(page, () => sendTrace(url, { transactions: [lateTransaction(trace)] }));
    rounds.push({ opened, scrolling, zooming, memory, growing });
    await page.close();
  }
  return rounds;
}

/** Prints the figures of a size; bounds are for medians. */
function tellFigures({ spans, mostMs, mostFrameMs }, rounds) {
  const title = `A trace of ${spans.toLocaleString('en')} spans`;
  const figures = [
    { what: 'last byte to all rows, ms', of: ({ opened }) => opened.allMs, most: mostMs },
    { what: 'first answer to first row, ms', of: ({ opened }) => opened.firstMs },
    { what: 'scrolling: longest frame, ms', of: ({ scrolling }) => scrolling.longest, most: mostFrameMs },
    { what: 'scrolling: frame, p99, ms', of: ({ scrolling }) => scrolling.p99 },
    { what: 'scrolling: work for a frame, ms', of: ({ scrolling }) => scrolling.work },
    { what: 'zooming: longest frame, ms', of: ({ zooming }) => zooming.longest, most: mostFrameMs },
    { what: 'zooming: frame, p99, ms', of: ({ zooming }) => zooming.p99 },
    { what: 'zooming: work for a frame, ms', of: ({ zooming }) => zooming.work },
    { what: 'growing: longest frame, ms', of: ({ growing }) => growing.longest },
    { what: 'memory of the page, MB', of: ({ memory }) => memory / 1e6 },
  ].map(({ what, of, most = Infinity }) => {
    const values = rounds.map(of);
    return { what, most, median: quantile(values, 0.5), worst: Math.max(...values) };
  });
  const [{ opened }] = rounds;
  printTable(
    `${title} (${rounds.length} times; median and worst)`,
    ['', 'median', 'worst', 'at most'],
    figures.map(({ what, most, median, worst }) => [
      what,
      median.toFixed(0),
      worst.toFixed(0),
      Number.isFinite(most) ? String(most) : '',
    ]),
    [`${opened.answers} answers of ${(opened.bytes / 1e6).toFixed(1)} MB together`],
  );
  return figures
    .filter(({ median, most }) => median > most)
    .map(({ what, median, most }) => `${title}: ${what}: ${median.toFixed(0)}, at most ${most}`);
}
