// The libraries that libs/tracing is measured beside, in a folder of their own. Measured processes import this file:
// it must not load anything that would hide what an SDK loads.
import { createRequire } from 'node:module';
import path from 'node:path';

export const peersFolder = path.resolve(import.meta.dirname, '../peers');

/** Loads a package as a CommonJS program that has installed it would. */
export const requirePeer = createRequire(path.join(peersFolder, 'package.json'));
