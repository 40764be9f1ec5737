import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';

/** Bundles the collector once before its specs run, unless `npm test` has (`CLEW_BUILT`), beside which others start it. */
export default function buildForTests() {
  if (process.env['CLEW_BUILT'] !== undefined) return;
  const workspace = path.resolve(import.meta.dirname, '../../..');
  const { status } = spawnSync(process.execPath, ['tools/build/build-service.mjs', 'apps/collector'], {
    cwd: workspace,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the collector cannot be bundled');
}
