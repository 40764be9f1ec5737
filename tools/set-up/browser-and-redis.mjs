// The tests drive a real browser and a real Redis. Where one is missing it is installed with the operating system's
// package manager when this process may do that; otherwise one line says what to install. Nothing is skipped.
import process from 'node:process';
import { fail } from './set-up.mjs';
import { findBrowser, findProgram } from './preflight.mjs';
import { installSystemPackages } from './system-packages.mjs';

/** Returns the browser's path. */
export async function ensureBrowserAndRedis() {
  const missing = [
    ...(findTestBrowser() ? [] : ['chromium']),
    ...(findProgram(['redis-server', 'valkey-server']) ? [] : ['redis-server']),
  ];
  await installSystemPackages(missing, 'or set CHROME_PATH to a browser that you have');
  return findTestBrowser() ?? fail('no Chromium or Chrome was found: install one or set CHROME_PATH');
}

/** Where Debian's `chromium-headless-shell` is, the Chromium without windows: a page costs it a quarter less. */
function findTestBrowser() {
  const withoutWindows = process.env.CHROME_PATH ? undefined : findProgram(['chromium-headless-shell']);
  return withoutWindows ?? findBrowser();
}
