import type { HttpEnvelopeTransport } from './http-envelope-transport';

/** How a process came to an error that nobody caught. */
export interface Crash {
  mechanism: 'onuncaughtexception' | 'onunhandledrejection';
  /** Whether the process ends with it, because the host has no listener of its own that would decide otherwise. */
  isFatal: boolean;
}

export interface CrashDeliveryOptions {
  transport: HttpEnvelopeTransport;
  /** Reports the error to the transport, unless it has been reported before. */
  report: (error: unknown, crash: Crash) => void;
}

/** How long a dying process is held up at most. */
const LONGEST_MS = 2000;

/**
 * Reports errors that nobody caught, and rejections that nobody handled and that end the process. A process that dies of
 * one delivers before what is waiting, on its way, or just reported; what was on its way may arrive twice, and servers
 * know events by their ids. So does one whose own listener ends it with `process.exit`; one that survives goes on.
 *
 * The host is not changed: a monitor is no listener, so the exit code and what is written to stderr stay the host's own.
 * That is why a process whose own listener fails (exit code 7) delivers nothing: Node then ends it without `exit`, and
 * whoever calls that listener in Node's place, to notice, is a line of the stack that Node writes.
 *
 * @returns a function that ends it.
 */
export function deliverOnCrash({ transport, report }: CrashDeliveryOptions): () => void {
  let hasCrashed = false;
  let hasDelivered = false;

  function deliver(): void {
    if (hasDelivered) return;
    hasDelivered = true;
    transport.deliverBlocking(LONGEST_MS);
  }

  function noteCrash(error: unknown, origin: NodeJS.UncaughtExceptionOrigin): void {
    const isFatal = !hostDecides();
    hasCrashed = true;
    report(error, {
      mechanism: origin === 'unhandledRejection' ? 'onunhandledrejection' : 'onuncaughtexception',
      isFatal,
    });
    if (isFatal) deliver();
  }

  function deliverAfterCrash(): void {
    if (hasCrashed && transport.undelivered().length > 0) deliver();
  }

  process.on('uncaughtExceptionMonitor', noteCrash);
  process.on('exit', deliverAfterCrash);
  return function stop() {
    process.off('uncaughtExceptionMonitor', noteCrash);
    process.off('exit', deliverAfterCrash);
  };
}

function hostDecides(): boolean {
  return process.listenerCount('uncaughtException') > 0 || process.hasUncaughtExceptionCaptureCallback();
}
