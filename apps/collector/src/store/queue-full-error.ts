/** More is waiting to be stored than may wait; try again later. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}
