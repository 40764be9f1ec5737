// What `npm start`, `npm test` and `npm run collector` share: bring a fresh clone to the point where it can run.
// Plain JavaScript with no dependency, because it is what installs them.
import { spawn } from 'node:child_process';
import { existsSync, lstatSync, statSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** Stops with one line that says why; nothing else is printed. */
export function fail(message) {
  console.error(`clew: ${message}`);
  process.exit(1);
}

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Node ${process.versions.node} is too old: install Node 20.19 or newer`);
  }
}

/** Installs the dependencies when the lockfile is newer than what is installed. */
export async function ensureDependencies() {
  await ensurePackages(
    '.',
    'Installing dependencies (a minute or two: better-sqlite3 may have to be compiled)',
  );
}

/** Installs the packages of a folder, from the root, when its lockfile is newer than what is installed in it. */
export async function ensurePackages(folder, label) {
  if (isInstalled(path.join(root, folder))) return;
  const installed = path.join(folder, 'node_modules');
  // What npm empties first would be that of another checkout.
  if (lstatSync(path.join(root, installed), { throwIfNoEntry: false })?.isSymbolicLink()) {
    fail(
      `${installed} is a link to packages that are older than ${folder}/package-lock.json: remove it, or install there`,
    );
  }
  await step(label, () =>
    run('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error']).catch((error) => {
      throw new Error(
        `${error.message}. If it was better-sqlite3: its prebuilt binary could not be downloaded, and compiling ` +
          'it needs python3, make and a C++ compiler (Debian and Ubuntu: apt-get install python3 make g++)',
      );
    }),
  );
}

/** False where a folder's lockfile is newer than what is installed beside it. */
function isInstalled(folder) {
  const installed = path.join(folder, 'node_modules/.package-lock.json');
  const lockfile = path.join(folder, 'package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs;
}

/** Builds what has changed since the last build; Nx keeps the rest. */
export async function build(projects = []) {
  const selection = projects.length > 0 ? [`--projects=${projects.join(',')}`] : [];
  await step('Building', () =>
    run(process.execPath, [
      ...['node_modules/nx/dist/bin/nx.js', 'run-many', '--target=build', '--outputStyle=static'],
      ...selection,
    ]),
  );
}

/** Runs a command quietly; when it fails, prints what it said and stops. */
export function run(command, args, { environment = {}, inherit = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', ...environment },
      stdio: inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) return resolve(output);
      console.error(output);
      reject(new Error(`${path.basename(command)} ${args.join(' ')} failed`));
    });
  });
}

/** Says what is being done, and how long it took; long steps show that they are alive. */
export async function step(label, work) {
  const startedAt = Date.now();
  process.stderr.write(`${label} …`);
  const alive = setInterval(() => process.stderr.write('.'), 2_000);
  try {
    return await work();
  } catch (error) {
    process.stderr.write('\n');
    fail(error.message);
  } finally {
    clearInterval(alive);
    process.stderr.write(` ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);
  }
}
