// `npm run screenshots`: starts the system, uses the shop, and takes the pictures that README and docs show.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { build, ensureDependencies, fail, requireNode, root } from './set-up/set-up.mjs';
import { findBrowser } from './set-up/preflight.mjs';

process.chdir(root);
requireNode();
await ensureDependencies();
await build();

const pictures = path.join(root, 'docs/images');
mkdirSync(pictures, { recursive: true });
const dataDirectory = mkdtempSync(path.join(tmpdir(), 'clew-screenshots-'));
const demo = spawn(process.execPath, ['apps/demo/dist/main.js'], {
  env: {
    ...process.env,
    CLEW_DATA_DIR: dataDirectory,
    CLEW_SHOP_PORT: '0',
    CLEW_COLLECTOR_PORT: '0',
    CLEW_POLL_CRON: '*/5 * * * * *',
  },
  stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
});
const [{ shopUrl, collectorUrl }] = await once(demo, 'message');
const browser = await chromium.launch({
  executablePath: findBrowser() ?? fail('no Chromium or Chrome was found: install one or set CHROME_PATH'),
  args: ['--no-sandbox', '--disable-gpu'],
});

const earlier = await usedByNow();
const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1.5 });
await page.goto(shopUrl);
const order = page.getByRole('button', { name: 'Submit Order' });
await order.waitFor();
const pageLoad = await shownTraceId(page);
await order.click();
await page.getByText('Order confirmed').first().waitFor();
await page.locator(`[data-trace-id]:not([data-trace-id="${pageLoad}"])`).first().waitFor();
const checkout = await shownTraceId(page);

await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
await pictureOf('page-load', `/traces/${pageLoad}`, '18 spans');
await pictureOf('checkout', `/traces/${checkout}`, '17 spans');
const [ordered] = await transactionsOf(checkout);
const call = ordered.spans.find(({ op }) => op === 'http.client');
await pictureOf(
  'transaction-detail',
  `/transactions/${ordered.project}:${ordered.event_id}?span=${call.span_id}`,
  'Search by Trace',
);
await pictureOf('comparison', `/traces/${earlier}/compare/${pageLoad}`, 'GET /api/products');
await pictureOf('expected-shape', `/traces/${pageLoad}/shape?like=page-load`, 'has the expected shape');
await pictureOf('service-graph', `/traces/${checkout}?tab=services`, 'waited for');
while (!(await calledServices()).has('cache-service'));
await pictureOf('service-map', '/services', 'p95');
await pictureOf('flame-graph', `/traces/${pageLoad}?tab=flame`, 'Work here and below');
await pictureOf('transaction-list', '/', 'Submit Order');
await page.getByRole('button', { name: 'Edit Columns' }).click();
await takePicture('edit-columns', { fullPage: false });
await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
await pictureOf('transaction-list-dark', '/', 'Submit Order');
await pictureOf('page-load-dark', `/traces/${pageLoad}`, '18 spans');

await browser.close();
demo.kill('SIGTERM');
await once(demo, 'exit');
rmSync(dataDirectory, { recursive: true });

/** The first visit warms caches and compilers; nobody wants to study that one. Answers the trace of the last. */
async function usedByNow() {
  const visitor = await browser.newPage();
  for (let visit = 0; visit < 4; visit += 1) {
    await visitor.goto(shopUrl);
    await visitor.getByRole('button', { name: 'Submit Order' }).waitFor();
  }
  const trace = await shownTraceId(visitor);
  // A page that is closed earlier cancels its load.
  while ((await transactionsOf(trace)).every(({ project }) => project !== 'web'));
  await visitor.close();
  return trace;
}

function shownTraceId(shop) {
  return shop.locator('[data-trace-id]').first().getAttribute('data-trace-id');
}

/** As the collector has them, the originating service's first. */
async function transactionsOf(traceId) {
  const { transactions = [] } = await (await fetch(`${collectorUrl}/api/0/traces/${traceId}/`)).json();
  return transactions.sort((one, other) => one.start_timestamp - other.start_timestamp);
}

async function calledServices() {
  const { calls } = await (await fetch(`${collectorUrl}/api/0/service-map/`)).json();
  return new Set(calls.map(({ called }) => called));
}

async function pictureOf(name, address, seen) {
  await page.goto(`${collectorUrl}${address}`);
  await page.locator('#content').getByText(seen).first().waitFor();
  await takePicture(name);
}

/** What stands over the page, such as a dialog, is pictured without what one would have to scroll to. */
async function takePicture(name, { fullPage = true } = {}) {
  await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage });
}
