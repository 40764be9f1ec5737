import { fail, run, step } from './set-up.mjs';
import { findProgram } from './preflight.mjs';

/** Installs packages of Debian or Ubuntu, if there are any, where this process may; else one line says what to do. */
export async function installSystemPackages(packages, alternative) {
  if (packages.length === 0) return;
  const mayInstall = process.getuid?.() === 0 && findProgram(['apt-get']);
  if (!mayInstall) {
    fail(
      `the tests need ${packages.join(' and ')}: install ${packages.length > 1 ? 'them' : 'it'} ` +
        `(Debian and Ubuntu: sudo apt-get install ${packages.join(' ')}; ${alternative})`,
    );
  }
  await step(`Installing ${packages.join(' and ')}`, async () => {
    const environment = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { environment });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { environment });
  });
}
