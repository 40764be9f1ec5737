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
import type { Span, Tracer } from '../../../core/index';
import { instrumentOnce } from '../instrument-once';
import { watchConnecting, type RedisAddress } from './connecting';
import { Crowd, type CommandEnd } from './crowd';
import { describeCommand } from './description';

/** What the channel says about a command; the promise's outcome decides which end it publishes. */
interface CommandMessage extends RedisAddress {
  command: string;
  args: readonly string[];
  database: number;
  result?: unknown;
}

/** Where it is known which commands have their span, also from another copy of this library. */
const CLAIMED = Symbol.for('clew.claimed.ioredis');

/**
 * Makes a span of every Redis command that is sent while a span is active: of all clients, or of those that talk to
 * the same server and database as `redis`. Returns a function that ends this.
 */
export function instrumentIoredis(tracer: Tracer, redis?: Redis): () => void {
  const channel = tracingChannel<unknown, CommandMessage>('ioredis:command');
  const crowds = new WeakMap<Span, Crowd>();
  const ends = new WeakMap<CommandMessage, CommandEnd>();

  function crowdBelow(parent: Span): Crowd {
    const crowd = crowds.get(parent) ?? new Crowd(parent);
    crowds.set(parent, crowd);
    return crowd;
  }

  function finish(message: CommandMessage): void {
    const end = ends.get(message);
    if (!end) return;
    if (message.command === 'exec' && holdsError(message.result)) end.fail();
    end.finish();
  }

  return instrumentOnce(redis ?? globalThis, 'ioredis', () => {
    const connecting = watchConnecting(() => tracer.activeSpan());
    const listeners = {
      start(message: CommandMessage) {
        const parent = tracer.activeSpan();
        if (!parent?.sampled || (redis && !isFor(redis, message))) return;
        if (connecting.isBegunBy(parent, message) || !claim(message)) return;
        const context = { op: 'db.redis', description: describeCommand(message) };
        ends.set(message, crowdBelow(parent).start(context));
      },
      error: (message: CommandMessage) => ends.get(message)?.fail(),
      ...{ asyncStart: finish, end: ignore, asyncEnd: ignore },
    };
    channel.subscribe(listeners);
    return () => {
      channel.unsubscribe(listeners);
      connecting.stop();
    };
  });
}

/** False where the command has a span: two clients of one server may be instrumented, and each is told of all commands. */
function claim(message: CommandMessage): boolean {
  const shared = globalThis as { [CLAIMED]?: WeakSet<CommandMessage> };
  const claimed = (shared[CLAIMED] ??= new WeakSet());
  if (claimed.has(message)) return false;
  claimed.add(message);
  return true;
}

/** What fails inside of a transaction of Redis is part of its result. */
function holdsError(result: unknown): boolean {
  return Array.isArray(result) && result.some((reply) => reply instanceof Error);
}

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
