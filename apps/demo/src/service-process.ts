import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, createWriteStream, openSync } from 'node:fs';
import path from 'node:path';

const READY_TIMEOUT_MS = 20_000;
const STOP_TIMEOUT_MS = 12_000;

export interface ServiceProcess {
  name: string;
  pid: number;
  /** The address that the service announced. */
  url: string;
  /** Asks the service to drain and waits until it has gone; after 12 s it is killed. */
  stop(): Promise<void>;
}

export interface ServiceLaunch {
  name: string;
  /** The repository's root: every service is built to `apps/<name>/dist/main.js`. */
  root: string;
  environment: NodeJS.ProcessEnv;
  logFile: string;
  onUnexpectedExit(name: string, cause: string): void;
}

/**
 * Starts one service as a process of its own and resolves when it says that it is ready. Its standard output goes to
 * its log file; the last line that it wrote to standard error explains a failed start.
 */
export async function startServiceProcess(launch: ServiceLaunch): Promise<ServiceProcess> {
  const child = spawnService(launch);
  const exit = exitOf(child);
  const lastError = keepErrors(child, launch.logFile);
  const url = await readyUrl(child, exit, () => notStarted(launch.name, lastError()));
  let stopping = false;
  void exit.then((cause) => {
    if (!stopping) launch.onUnexpectedExit(launch.name, cause);
  });
  return {
    name: launch.name,
    pid: child.pid ?? 0,
    url,
    stop: async () => {
      stopping = true;
      await terminate(child, exit);
    },
  };
}

/** A service begins its last words with its own name. */
function notStarted(name: string, lastWords: string): string {
  const cause = lastWords.startsWith(`${name}: `) ? lastWords.slice(name.length + 2) : lastWords;
  return `${name} did not start: ${cause || 'see its log'}`;
}

function spawnService({ name, root, environment, logFile }: ServiceLaunch): ChildProcess {
  const log = openSync(logFile, 'a');
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', path.join(root, 'apps', name, 'dist/main.js')],
    {
      cwd: root,
      env: environment,
      stdio: ['ignore', log, 'pipe', 'ipc'],
      // Its own process group, so that Ctrl-C reaches this process alone, which then stops the services in order.
      detached: true,
    },
  );
  closeSync(log);
  return child;
}

function keepErrors(child: ChildProcess, logFile: string): () => string {
  const log = createWriteStream(logFile, { flags: 'a' });
  let tail = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    log.write(chunk);
    tail = (tail + chunk.toString()).slice(-4_000);
  });
  child.stderr?.on('close', () => log.end());
  return () => tail.trim().split('\n').at(-1) ?? '';
}

function exitOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(signal ?? `exit code ${String(code)}`));
  });
}

function readyUrl(child: ChildProcess, exit: Promise<string>, failure: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`${failure()} (not ready within ${READY_TIMEOUT_MS / 1000} s)`));
    }, READY_TIMEOUT_MS);
    child.on('message', (message: { ready?: boolean; url?: string }) => {
      if (!message.ready) return;
      clearTimeout(timer);
      resolve(message.url ?? '');
    });
    void exit.then(() => {
      clearTimeout(timer);
      reject(new Error(failure()));
    });
  });
}

async function terminate(child: ChildProcess, exit: Promise<string>): Promise<void> {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await exit;
  clearTimeout(timer);
}
