import { afterAll, beforeAll } from '@jest/globals';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import type { PageConfig } from '../../pages/page-config';

/** A server of pages, and a browser in which people open them. */
export interface PageSite {
  readonly origin: string;
  /** Opens the page with the given SDK; returns the service's answer as it shows it, or `blocked`. It stays open. */
  open(sdk: 'clew' | 'sentry', config: PageConfig): Promise<string>;
  closePages(): Promise<void>;
}

const CHROMIUM_FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

export function pageSite(): PageSite {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    if (pathname.endsWith('.js')) {
      void script(pathname).then((text) => response.setHeader('content-type', 'text/javascript').end(text));
    } else {
      response.setHeader('content-type', 'text/html').end(html(pathname, searchParams.get('config') ?? ''));
    }
  });
  let browser: Browser;
  let origin = '';
  beforeAll(async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const executablePath = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
    browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  });
  afterAll(async () => {
    await browser?.close();
    server.close();
    server.closeAllConnections();
  });
  return {
    get origin() {
      return origin;
    },
    async open(sdk, config) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${origin}/${sdk}?config=${encodeURIComponent(JSON.stringify(config))}`);
      return (await page.locator('output').textContent()) ?? '';
    },
    async closePages() {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
  };
}

function html(pathname: string, config: string): string {
  return `<!doctype html><title>Interop</title><link rel="icon" href="data:,">
    <script id="config" type="application/json">${config.replaceAll('<', '\\u003c')}</script>
    <body><script type="module" src="${pathname}.js"></script>`;
}

function script(pathname: string): Promise<string> {
  return readFile(path.resolve(__dirname, '../../dist', path.basename(pathname)), 'utf8');
}
