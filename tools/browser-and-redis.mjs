// The tests drive a real browser and a real Redis. Where one is missing it is installed with the operating system's
// package manager when this process may do that; otherwise one line says what to install. Nothing is skipped.
import { fail, run, step } from './set-up.mjs';
import { findBrowser, findProgram } from './preflight.mjs';

/** Returns the browser's path. */
export async function ensureBrowserAndRedis() {
  const missing = [
    ...(findBrowser() ? [] : ['chromium']),
    ...(findProgram(['redis-server', 'valkey-server']) ? [] : ['redis-server']),
  ];
  if (missing.length > 0) await install(missing);
  return findBrowser() ?? fail('no Chromium or Chrome was found: install one or set CHROME_PATH');
}

async function install(packages) {
  const mayInstall = process.getuid?.() === 0 && findProgram(['apt-get']);
  if (!mayInstall) {
    fail(
      `the tests need ${packages.join(' and ')}: install ${packages.length > 1 ? 'them' : 'it'} ` +
        '(Debian and Ubuntu: sudo apt-get install ' +
        `${packages.join(' ')}; or set CHROME_PATH to a browser that you have)`,
    );
  }
  await step(`Installing ${packages.join(' and ')}`, async () => {
    const environment = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { environment });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { environment });
  });
}
