// Where the bundles of libs/tracing are. Measured processes import this file: it must not load anything that would hide
// what the SDK loads.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = path.resolve(import.meta.dirname, '../../../.clew/bench');

export function bundleFile(name) {
  return path.join(folder, `tracing-${name}.mjs`);
}

/** Imports one of them; in a fresh process, that is all of its loading time. */
export function importOurs(name) {
  return import(pathToFileURL(bundleFile(name)).href);
}
