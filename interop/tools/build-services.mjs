import { build } from 'esbuild';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** Bundles, once before the scenarios run, what is written in TypeScript: our service, and the pages of both SDKs. */
export default async function buildServices() {
  const options = { bundle: true, format: 'esm', target: 'es2022', outdir: path.join(root, 'dist') };
  const entryPoints = (...names) => names.map((name) => path.join(root, name));
  await Promise.all([
    build({
      ...options,
      entryPoints: entryPoints('services/clew.ts'),
      outExtension: { '.js': '.mjs' },
      platform: 'node',
      external: ['express', 'axios', 'got', 'request', 'undici'],
    }),
    build({ ...options, entryPoints: entryPoints('pages/clew.ts', 'pages/sentry.ts') }),
  ]);
}
