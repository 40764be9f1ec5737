import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigurationError } from '@clew/service-host';
import { shopConfigElementId } from '@clew/shop-contracts';
import type { ShopConfig } from '@clew/shop-contracts';

/** A file that is served as built, with its validator. */
export interface AssetFile {
  content: Buffer;
  contentType: string;
  etag: string;
}

/** The built page, read once at start. */
export interface PageFiles {
  /** The HTML with the settings filled in. */
  render(config: ShopConfig): string;
  stylesheet: AssetFile;
  script: AssetFile;
}

/**
 * Reads the page that apps/web builds: `index.html`, `assets/app.css`, `assets/app.js`.
 *
 * @throws ConfigurationError naming CLEW_WEB_ROOT when a file is missing or the page has no place for its settings.
 */
export function readPageFiles(webRoot: string): PageFiles {
  const html = readBuilt(webRoot, 'index.html').toString('utf8');
  const place = new RegExp(`(<script\\b[^>]*\\bid="${shopConfigElementId}"[^>]*>)[^<]*(</script>)`).exec(
    html,
  );
  if (!place?.[1] || !place[2]) {
    throw new ConfigurationError(
      `CLEW_WEB_ROOT: ${path.join(webRoot, 'index.html')} has no <script id="${shopConfigElementId}"> element`,
    );
  }
  const before = html.slice(0, place.index) + place[1];
  const after = place[2] + html.slice(place.index + place[0].length);
  return {
    render: (config) => before + jsonForHtml(config) + after,
    stylesheet: assetFile(readBuilt(webRoot, 'assets/app.css'), 'text/css; charset=utf-8'),
    script: assetFile(readBuilt(webRoot, 'assets/app.js'), 'text/javascript; charset=utf-8'),
  };
}

/** JSON in which nothing can end the script element or start a comment. */
function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

function readBuilt(webRoot: string, name: string): Buffer {
  const file = path.join(webRoot, name);
  try {
    return readFileSync(file);
  } catch {
    throw new ConfigurationError(
      `CLEW_WEB_ROOT: cannot read ${file}: build apps/web or point CLEW_WEB_ROOT at its dist folder`,
    );
  }
}

function assetFile(content: Buffer, contentType: string): AssetFile {
  return { content, contentType, etag: `"${createHash('sha256').update(content).digest('base64url')}"` };
}
