import type { Clock } from '../clock';
import type { Envelope } from '../envelope/envelope';
import type { ServerAnswer } from './rate-limits';

/** A request that has no answer after this time counts as failed. */
export const REQUEST_DEADLINE_MS = 5000;

/** How many characters an envelope of several events has at most, unless it is said otherwise. */
export const MOST_BATCH_CHARACTERS = 500_000;

/** How events are delivered, within which bounds. */
export interface DeliveryOptions {
  /**
   * Posts one envelope and answers with the server's words; rejects when there is no answer within
   * `REQUEST_DEADLINE_MS`. This is the part that each runtime supplies. `giveUp` says of a post under way, and `undefined`
   * of one that is not even begun, that it will never arrive: its events are lost then.
   */
  post: (body: string, giveUp: () => void) => Promise<ServerAnswer> | undefined;
  clock: Clock;
  /** What every envelope says in its headers, beside its event and when it was sent. */
  headers: Envelope['headers'];
  random?: () => number;
  mostEvents: number;
  /** A character takes one or two bytes of memory. */
  mostCharacters: number;
  mostRequests: number;
}

/** The same, where the bounds have defaults and events go together. */
export interface QueuedTransportOptions
  extends
    Omit<DeliveryOptions, 'mostEvents' | 'mostCharacters' | 'mostRequests'>,
    Partial<Pick<DeliveryOptions, 'mostEvents' | 'mostCharacters' | 'mostRequests'>> {
  mostBatchCharacters?: number;
}
