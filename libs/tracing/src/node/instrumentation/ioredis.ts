/**
 * ioredis 5.11 and up, and 6.x.
 *
 * Seam: the tracing channel `ioredis:command`, whose arguments the driver has sanitised.
 *
 *   cache-service  http.server  PUT /rates/:base
 *   ├─ db.redis  GET rates:EUR
 *   └─ db.redis  SET rates:EUR
 *
 * Wire: nothing; Redis knows no traces.
 */
import { tracingChannel } from 'node:diagnostics_channel';
import type { Redis } from 'ioredis';
import type { Span, Tracer } from '../../core/index';
import { instrumentOnce } from './instrument-once';

/** What the channel says about a command; the promise's outcome decides which end it publishes. */
interface CommandMessage {
  command: string;
  args: readonly string[];
  database: number;
  serverAddress: string;
  serverPort: number | undefined;
}

const CHANNEL = 'ioredis:command';
const LONGEST_DESCRIPTION = 2000;

/**
 * Makes a span of every Redis command that is sent while a span is active: of all clients, or of those that talk to
 * the same server and database as `redis`. Returns a function that ends this.
 */
export function instrumentIoredis(tracer: Tracer, redis?: Redis): () => void {
  const channel = tracingChannel<unknown, CommandMessage>(CHANNEL);
  const spans = new WeakMap<CommandMessage, Span>();

  function start(message: CommandMessage): void {
    const parent = tracer.activeSpan();
    if (!parent || (redis && !isFor(redis, message))) return;
    spans.set(message, parent.startChild({ op: 'db.redis', description: describeCommand(message) }));
  }

  function finish(message: CommandMessage): void {
    const span = spans.get(message);
    if (!span) return;
    if (span.status === undefined) span.setStatus('ok');
    span.finish();
  }

  function error(message: CommandMessage): void {
    spans.get(message)?.setStatus('internal_error');
  }

  const listeners = { start, end: ignore, error, asyncStart: finish, asyncEnd: ignore };
  return instrumentOnce(redis ?? globalThis, 'ioredis', () => {
    channel.subscribe(listeners);
    return () => channel.unsubscribe(listeners);
  });
}

/** `GET rates:EUR`: the command and its key, never a value. */
export function describeCommand({ command, args }: Pick<CommandMessage, 'command' | 'args'>): string {
  const name = command.toUpperCase();
  const [key] = args;
  // The driver writes a question mark for what may be a secret; commands without a key have other arguments first.
  if (key === undefined || key === '?' || KEYLESS.has(name)) return name;
  return `${name} ${key}`.slice(0, LONGEST_DESCRIPTION);
}

/** Commands whose first argument is no key: a script, a setting, a message, a channel, a password. */
const KEYLESS = new Set([
  'AUTH',
  'HELLO',
  'CONFIG',
  'CLIENT',
  'ACL',
  'SCRIPT',
  'FUNCTION',
  'EVAL',
  'EVALSHA',
  'FCALL',
  'PUBLISH',
  'SPUBLISH',
  'SUBSCRIBE',
  'PSUBSCRIBE',
  'ECHO',
  'PING',
]);

function isFor({ options }: Redis, { database, serverAddress, serverPort }: CommandMessage): boolean {
  return (
    database === (options.db ?? 0) &&
    serverAddress === (options.path ?? options.host) &&
    (options.path !== undefined || serverPort === options.port)
  );
}

function ignore(): void {
  return undefined;
}
