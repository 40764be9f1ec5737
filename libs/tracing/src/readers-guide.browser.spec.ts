import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { chromium, type Browser, type Route } from 'playwright-core';
import { parseEnvelope } from './core/index';
import { createCopiedApplication, type CopiedApplication } from './testing/guide/copied-application';
import { drawTransactions } from './testing/draw-transactions';
import { RecordedTransactions } from './testing/recorded-transactions';
import { follow, snippetsOf } from './testing/guide/readme-snippets';

/** A browser starts in its own time on a busy machine. */
jest.setTimeout(60_000);

const inSections = (...sections: string[]) =>
  snippetsOf('README.md').filter(({ section }) => sections.includes(section));

let application: CopiedApplication;
let browser: Browser;

beforeAll(async () => {
  application = createCopiedApplication();
  follow(application, inSections('Copy the whole library', 'A page'));
  application.link('@clew/tracing', path.join(application.folder, 'libs/tracing'));
  application.bundle('src/page.ts');
  const executablePath = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
  browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
});
afterAll(async () => {
  await browser.close();
  application.delete();
});

describe('the page of the README', () => {
  it('reports its load', async () => {
    const web = new RecordedTransactions();
    const page = await browser.newPage();
    // A visitor who is among the 25 percent.
    await page.addInitScript('Math.random = () => 0.2;');
    const answers: Record<string, (route: Route) => Promise<void>> = {
      '/': (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: '<body><script type="module" src="/page.js"></script>',
        }),
      '/page.js': (route) =>
        route.fulfill({ contentType: 'text/javascript', body: application.read('dist/page.js') }),
      '/api/1/envelope/': (route) => {
        web.accept(parseEnvelope(route.request().postDataBuffer() ?? new Uint8Array()));
        return route.fulfill({ headers: { 'access-control-allow-origin': '*' }, json: {} });
      },
    };
    await page.route('**/*', (route) => {
      const { pathname } = new URL(route.request().url());
      return answers[pathname]?.(route) ?? route.fulfill({ status: 404 });
    });
    await page.goto('https://shop.example/');
    const [tree] = inSections('A page').filter(({ language }) => language === 'text');
    expect(`${drawTransactions(await web.waitFor(1)).join('\n')}\n`).toBe(tree?.text);
  });
});
