// What can be known to fail before anything is installed or built: a person with a taken port hears of it at once.
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { fail } from './set-up.mjs';

/** Stops with one clear line when a port is taken, the data directory cannot be written or Redis does not answer. */
export async function preflight({ ports, redisUrl = process.env.REDIS_URL }) {
  requireWritableDirectory(process.env.CLEW_DATA_DIR || '.clew');
  for (const [variable, standard] of Object.entries(ports)) {
    await requireFreePort(variable, process.env[variable] || standard);
  }
  if (redisUrl) await requireRedis(redisUrl);
}

function requireWritableDirectory(directory) {
  try {
    makeDirectory(path.resolve(directory));
    accessSync(`${directory}/.`, constants.W_OK | constants.X_OK);
  } catch (error) {
    fail(
      `CLEW_DATA_DIR: cannot write to ${path.resolve(directory)} (${error.code}): choose a directory that you may write to`,
    );
  }
}

/** As `makeDirectory` of libs/service-host, which cannot be imported yet: Node's own recursion never ends below /proc. */
function makeDirectory(directory) {
  if (existsSync(directory)) return;
  makeDirectory(path.dirname(directory));
  mkdirSync(directory, 0o700);
}

async function requireFreePort(variable, text) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    fail(`${variable}: expected a port number from 0 to 65535, got "${text}"`);
  }
  const probe = net.createServer();
  const error = await new Promise((resolve) => {
    probe.once('error', resolve);
    probe.listen(port, process.env.CLEW_HOST || '127.0.0.1', () => probe.close(() => resolve()));
  });
  if (error?.code === 'EADDRINUSE') {
    fail(`port ${port} is already in use: stop the other program or set ${variable} to a free port`);
  }
  if (error) fail(`${variable}: cannot listen on port ${port} (${error.code}): set it to another port`);
}

async function requireRedis(url) {
  if (!URL.canParse(url) || !/^rediss?:$/.test(new URL(url).protocol)) {
    fail('REDIS_URL: expected an address like redis://127.0.0.1:6379');
  }
  const { hostname, port } = new URL(url);
  const cause = await new Promise((resolve) => {
    const socket = net.connect({ host: hostname, port: Number(port || 6379), timeout: 1_500 });
    socket.once('connect', () => resolve(undefined));
    socket.once('error', (error) => resolve(error.code));
    socket.once('timeout', () => resolve('timeout'));
    socket.once('close', () => resolve(undefined));
    socket.once('connect', () => socket.destroy());
    socket.once('timeout', () => socket.destroy());
  });
  if (cause) {
    fail(
      `REDIS_URL: no Redis answers at ${hostname}:${port || 6379} (${cause}): start one there, or unset REDIS_URL`,
    );
  }
}

/** The browser that the scenarios drive, or undefined when this machine has none. */
export function findBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (!existsSync(chosen)) {
      fail(`CHROME_PATH: there is no browser at ${chosen}: point it at a Chromium or Chrome, or unset it`);
    }
    return chosen;
  }
  return findProgram(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']);
}

export function findProgram(names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find(existsSync);
}
