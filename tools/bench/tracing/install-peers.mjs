// Peers are installed when they are first needed: nobody who works on the house has to have them.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { run, step } from '../../set-up/set-up.mjs';
import { peersFolder } from './peers.mjs';

export async function ensurePeers() {
  const installed = path.join(peersFolder, 'node_modules/.package-lock.json');
  const lockfile = path.join(peersFolder, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs) return;
  await step('Installing the peers to measure beside', () =>
    run('npm', ['ci', '--prefix', peersFolder, '--no-audit', '--no-fund', '--loglevel=error']),
  );
}
