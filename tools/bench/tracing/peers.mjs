// The libraries that libs/tracing is measured beside. They are installed into a folder of their own, when they are
// first needed: nobody who works on the house has to have them.
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root, run, step } from '../../set-up.mjs';

const folder = path.join(root, 'tools/bench/peers');

/** Loads a package as a CommonJS program that has installed it would. */
export const requirePeer = createRequire(path.join(folder, 'package.json'));

/** Where esbuild looks peers up. */
export const peerModules = path.join(folder, 'node_modules');

export async function ensurePeers() {
  const installed = path.join(peerModules, '.package-lock.json');
  const lockfile = path.join(folder, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs) return;
  await step('Installing the peers to measure beside', () =>
    run('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error']),
  );
}
