// What a page has to download for its tracing: minified for browsers of es2020, compressed by gzip -9.
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from '../../../set-up/set-up.mjs';
import { peersFolder } from '../peers.mjs';
import { percent, printTable } from '../table.mjs';

const bundles = [
  {
    name: 'ours: page load, fetch, XHR, resources',
    contents: `import { init } from './browser/index'; init({ dsn: globalThis.dsn, tracesSampleRate: 1 });`,
    isOurs: true,
  },
  {
    name: 'ours, with errors',
    contents: `import { errorCapture, init } from './browser/index';
      init({ dsn: globalThis.dsn, tracesSampleRate: 1, parts: [errorCapture()] });`,
    isOurs: true,
  },
  {
    name: 'ours, with errors and breadcrumbs',
    contents: `import { breadcrumbs, errorCapture, init } from './browser/index';
      init({ dsn: globalThis.dsn, tracesSampleRate: 1, parts: [errorCapture(), breadcrumbs()] });`,
    isOurs: true,
  },
  {
    name: '@sentry/browser 11.12: init, browserTracingIntegration',
    contents: `import { browserTracingIntegration, init } from '@sentry/browser';
      init({ dsn: globalThis.dsn, tracesSampleRate: 1, integrations: [browserTracingIntegration()] });`,
  },
];

export async function measureBundles() {
  const sizes = await Promise.all(
    bundles.map(async ({ contents }) => ({
      es2020: await sizeOf(contents, 'es2020'),
      es2022: await sizeOf(contents, 'es2022'),
    })),
  );
  const withErrors = sizes[1].es2020.compressed;
  printTable(
    'Page bundles, bytes (esbuild, minified iife; gzip -9)',
    ['variant', 'es2020', 'es2020, gzip', 'ours with errors / this', 'es2022', 'es2022, gzip'],
    bundles.map(({ name, isOurs }, at) => {
      const { es2020, es2022 } = sizes[at];
      return [
        name,
        String(es2020.plain),
        String(es2020.compressed),
        isOurs ? '' : percent(withErrors / es2020.compressed),
        String(es2022.plain),
        String(es2022.compressed),
      ];
    }),
  );
}

async function sizeOf(contents, target) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: path.join(root, 'libs/tracing/src'), loader: 'ts' },
    // Sentry's own switches to leave debugging out of a page.
    define: { __SENTRY_DEBUG__: 'false', __DEBUG_BUILD__: 'false' },
    nodePaths: [path.join(peersFolder, 'node_modules')],
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target,
    write: false,
    logLevel: 'warning',
  });
  const [{ contents: bytes }] = outputFiles;
  return { plain: bytes.length, compressed: gzipSync(bytes, { level: 9 }).length };
}
