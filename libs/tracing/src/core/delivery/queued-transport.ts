import { createBatching, type Batching } from './batching';
import { createDelivery, type Delivery } from './delivery';
import type { QueuedTransportOptions } from './delivery-options';

export interface QueuedTransport extends Delivery {
  /** How many items the server takes in one envelope. */
  batchSize(): number;
}

/**
 * The transport of a server: it holds at most 1,000 events of 4 Mi characters, which are at most 8 MiB, has four requests
 * under way, and sends several events together where the other side takes them.
 */
export function createQueuedTransport(options: QueuedTransportOptions): QueuedTransport {
  const { clock, mostBatchCharacters } = options;
  const bounds = { mostEvents: 1000, mostCharacters: 4 * 1024 * 1024, mostRequests: 4 };
  let batching: Batching | undefined;
  const delivery = createDelivery(
    { ...bounds, ...options },
    (deliver) => (batching = createBatching({ clock, deliver, mostBatchCharacters })),
  );
  return { ...delivery, batchSize: () => batching?.size() ?? 1 };
}
