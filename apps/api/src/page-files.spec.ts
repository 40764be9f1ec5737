import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readPageFiles } from './page-files';

const config = {
  dsn: null,
  tracesSampleRate: 1,
  environment: null,
  shopperId: null,
  viewerUrl: null,
  rates: null,
};
let webRoot: string;

beforeEach(() => {
  webRoot = mkdtempSync(path.join(tmpdir(), 'page-files-'));
  mkdirSync(path.join(webRoot, 'assets'));
  writeFileSync(path.join(webRoot, 'assets/app.css'), 'body{}');
  writeFileSync(path.join(webRoot, 'assets/app.js'), 'void 0');
});

afterEach(() => rmSync(webRoot, { recursive: true }));

function buildPage(html: string): void {
  writeFileSync(path.join(webRoot, 'index.html'), html);
}

describe('the built page', () => {
  it('gets its settings filled in, whatever stood in their place', () => {
    buildPage('<body><script type="application/json" id="shop-config">{}</script><p></p></body>');
    expect(readPageFiles(webRoot).render(config)).toBe(
      '<body><script type="application/json" id="shop-config">' +
        JSON.stringify(config) +
        '</script><p></p></body>',
    );
  });

  it('is not left by a setting that looks like markup', () => {
    buildPage('<script id="shop-config"></script>');
    const viewerUrl = 'http://viewer/</script><script>alert(1)</script><!--$&';
    const html = readPageFiles(webRoot).render({ ...config, viewerUrl });
    const content = html.slice('<script id="shop-config">'.length, -'</script>'.length);
    expect(content).not.toContain('<');
    expect(JSON.parse(content)).toEqual({ ...config, viewerUrl });
  });

  it.each([
    ['is missing', undefined, /^CLEW_WEB_ROOT: cannot read .+index\.html: build apps\/web/],
    [
      'has no place for its settings',
      '<p></p>',
      /^CLEW_WEB_ROOT: .+index\.html has no <script id="shop-config">/,
    ],
  ])('that %s is a start that names CLEW_WEB_ROOT', (_what, html, message) => {
    if (html !== undefined) buildPage(html);
    expect(() => readPageFiles(webRoot)).toThrow(message);
  });

  it('gives each asset a validator of its content', () => {
    buildPage('<script id="shop-config"></script>');
    const { stylesheet, script } = readPageFiles(webRoot);
    expect(stylesheet.etag).toMatch(/^"[\w-]{43}"$/);
    expect(stylesheet.etag).not.toBe(script.etag);
  });
});
