import { logLine } from '../log-line';

/** A started service. `close` stops taking work, finishes what is open and flushes its tracing. */
export interface RunningService {
  url?: string;
  close(): Promise<void>;
}

const CLOSE_DEADLINE_MS = 10_000;

/**
 * The life of a service's process. Starts it, then announces readiness as the log line
 * `{"service", "ready": true, "url"}` and, under a parent process, as the message `{ ready: true, url }`. SIGTERM,
 * SIGINT or the parent's disconnect close it once: exit 0, or 1 when closing fails or takes over 10 seconds. A start
 * that fails is `<name>: <message>` on standard error and exit 1 at once; an error that nobody handles closes the
 * service and exits 1.
 */
export function runService(name: string, start: () => Promise<RunningService>): void {
  // The log's reader may leave first (the parent is gone): that is no reason to stop without draining.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);

  const started = Promise.resolve().then(start);
  let stopping = false;
  function stop(exitCode: number): void {
    if (stopping) return;
    stopping = true;
    setTimeout(() => {
      fail(name, `did not stop within ${CLOSE_DEADLINE_MS / 1_000} seconds`);
    }, CLOSE_DEADLINE_MS);
    started
      .then((service) => service.close())
      .then(
        () => process.exit(exitCode),
        (error: unknown) => fail(name, error),
      );
  }

  for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) process.on(event, () => stop(0));
  // The parent may have gone while this program was being loaded; that is announced once only.
  const { connected } = process as { connected?: boolean };
  if (connected === false) stop(0);
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.on(event, (error: unknown) => {
      logLine(name, { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      stop(1);
    });
  }

  started.then(
    ({ url }) => announce(name, url),
    (error: unknown) => fail(name, error),
  );
}

function announce(name: string, url: string | undefined): void {
  logLine(name, { ready: true, url });
  // A parent that has gone in the meantime is noticed by its disconnect, not here.
  process.send?.({ ready: true, url }, undefined, undefined, () => undefined);
}

function fail(name: string, problem: unknown): never {
  const message = problem instanceof Error ? problem.message || problem.name : String(problem);
  const lines = message.split(/\s*\n\s*/).filter((line) => line !== '');
  process.stderr.write(lines.map((line) => `${name}: ${line}\n`).join(''));
  process.exit(1);
}
