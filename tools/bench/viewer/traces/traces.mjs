// The view of a whole trace in a real Chromium, on a real collector.
import { chromium } from 'playwright-core';
import { scratchFolder, startCollector } from '../../collector/collector-process.mjs';
import { quantile } from '../../collector/questions/times.mjs';
import { printTable } from '../../tracing/table.mjs';
import { viewerFolder } from '../build-viewer.mjs';
import { drawnTrace } from './drawn-trace.mjs';
import { watchFrames } from './frames.mjs';
import { openTrace } from './open-trace.mjs';
import { sendTrace } from './send-trace.mjs';
import { heldMemory, scrollThrough, zoomInAndOut } from './use-trace.mjs';

/** What counts is 10,000; 1,000 must not cost more, and 100,000 stays usable: no frame that feels like a halt. */
const SIZES = [
  { spans: 1_000, rounds: 5, mostMs: 1_000, mostFrameMs: 50 },
  { spans: 10_000, rounds: 5, mostMs: 1_000, mostFrameMs: 50 },
  { spans: 100_000, rounds: 2, mostMs: 5_000, mostFrameMs: 100 },
];

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
    for (const size of sizes) printFigures(size, await measureSize({ browser, url: collector.url, size }));
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
    rounds.push({ opened, scrolling, zooming, memory: await heldMemory(page) });
    await page.close();
  }
  return rounds;
}

function printFigures({ spans, mostMs, mostFrameMs }, rounds) {
  const row = (what, figureOf, most) => {
    const figures = rounds.map(figureOf);
    return [what, quantile(figures, 0.5).toFixed(0), Math.max(...figures).toFixed(0), most ?? ''];
  };
  const [{ opened }] = rounds;
  printTable(
    `A trace of ${spans.toLocaleString('en')} spans (${rounds.length} times; median and worst)`,
    ['', 'median', 'worst', 'at most'],
    [
      row('last byte to all rows, ms', ({ opened }) => opened.allMs, String(mostMs)),
      row('first answer to first row, ms', ({ opened }) => opened.firstMs),
      row('scrolling: longest frame, ms', ({ scrolling }) => scrolling.longest, String(mostFrameMs)),
      row('scrolling: frame, p99, ms', ({ scrolling }) => scrolling.p99),
      row('scrolling: work for a frame, ms', ({ scrolling }) => scrolling.work),
      row('zooming: longest frame, ms', ({ zooming }) => zooming.longest, String(mostFrameMs)),
      row('zooming: frame, p99, ms', ({ zooming }) => zooming.p99),
      row('zooming: work for a frame, ms', ({ zooming }) => zooming.work),
      row('memory of the page, MB', ({ memory }) => memory / 1e6),
    ],
    [`${opened.answers} answers of ${(opened.bytes / 1e6).toFixed(1)} MB together`],
  );
}
