// The libraries that libs/tracing is measured beside, in a folder of their own; what they instrument (Express, BullMQ)
// is the workspace's, which Node finds above that folder. Measured processes import this file: it must not load
// anything that would hide what an SDK loads.
import { createRequire } from 'node:module';
import path from 'node:path';

export const peersFolder = path.resolve(import.meta.dirname, '../peers');

/** Loads a package as a CommonJS program in that folder would. */
export const requirePeer = createRequire(path.join(peersFolder, 'package.json'));
