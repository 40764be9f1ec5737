import { tracingChannel } from 'node:diagnostics_channel';
import type { Span } from '../../../core/index';

/** Where a connection or a command goes to, in the words of the driver. */
export interface RedisAddress {
  serverAddress: string;
  serverPort: number | undefined;
}

/** The connections that are being made, each with the span in whose work it began. */
export interface Connecting {
  /** Whether a command below this span is the connection's own, or one that has waited for it, whoever's it is. */
  isBegunBy(span: Span, address: RedisAddress): boolean;
  stop(): void;
}

/**
 * Watches connections being made. What has waited for one is sent in the context of whoever began to connect: to give it
 * to that span could be to give it to another request.
 */
export function watchConnecting(activeSpan: () => Span | undefined): Connecting {
  const begun = new Map<RedisAddress, Span>();
  const forget = (address: RedisAddress): void => void begun.delete(address);
  const listeners = {
    start(address: RedisAddress) {
      const span = activeSpan();
      if (span) begun.set(address, span);
    },
    ...{ end: ignore, asyncStart: forget, asyncEnd: ignore, error: ignore },
  };
  const channel = tracingChannel<unknown, RedisAddress>('ioredis:connect');
  channel.subscribe(listeners);
  return {
    isBegunBy(span, { serverAddress, serverPort }) {
      for (const [address, beginner] of begun) {
        if (beginner !== span || address.serverPort !== serverPort) continue;
        if (address.serverAddress === serverAddress) return true;
      }
      return false;
    },
    stop: () => channel.unsubscribe(listeners),
  };
}

function ignore(): void {
  return undefined;
}
