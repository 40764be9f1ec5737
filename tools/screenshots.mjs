// `npm run screenshots`: starts the system, uses the shop, and takes the pictures that README and docs show.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { build, ensureDependencies, fail, requireNode, root } from './set-up.mjs';
import { findBrowser } from './preflight.mjs';

process.chdir(root);
requireNode();
await ensureDependencies();
await build();

const pictures = path.join(root, 'docs/images');
mkdirSync(pictures, { recursive: true });
const dataDirectory = mkdtempSync(path.join(tmpdir(), 'clew-screenshots-'));
const demo = spawn(process.execPath, ['apps/demo/dist/main.js'], {
  env: { ...process.env, CLEW_DATA_DIR: dataDirectory, CLEW_SHOP_PORT: '0', CLEW_COLLECTOR_PORT: '0' },
  stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
});
const [{ shopUrl, collectorUrl }] = await once(demo, 'message');
const browser = await chromium.launch({
  executablePath: findBrowser() ?? fail('no Chromium or Chrome was found: install one or set CHROME_PATH'),
  args: ['--no-sandbox', '--disable-gpu'],
});

await usedByNow();
const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1.5 });
await page.goto(shopUrl);
const order = page.getByRole('button', { name: 'Submit Order' });
await order.waitFor();
const pageLoad = await shownTraceId();
await order.click();
await page.getByText('Order confirmed').first().waitFor();
await page.locator(`[data-trace-id]:not([data-trace-id="${pageLoad}"])`).first().waitFor();
const checkout = await shownTraceId();
await pictureOf('page-load', `/traces/${pageLoad}`, 18);
await pictureOf('checkout', `/traces/${checkout}`, 17);

await browser.close();
demo.kill('SIGTERM');
await once(demo, 'exit');
rmSync(dataDirectory, { recursive: true });

/** The first visit warms caches and compilers; nobody wants to study that one. */
async function usedByNow() {
  const visitor = await browser.newPage();
  await visitor.goto(shopUrl);
  await visitor.getByRole('button', { name: 'Submit Order' }).waitFor();
  await visitor.close();
}

function shownTraceId() {
  return page.locator('[data-trace-id]').first().getAttribute('data-trace-id');
}

async function pictureOf(name, address, spans) {
  await page.goto(`${collectorUrl}${address}`);
  await page.getByText(`${spans} spans`).first().waitFor();
  await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
}
