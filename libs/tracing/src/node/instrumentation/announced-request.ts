/** On a request: the trace in its headers was written there by this service. */
const ANNOUNCED = Symbol.for('clew.announced');

/** Notes that the headers of a request name a trace that this service has begun itself, for the browser. */
export function markAnnounced(request: object): void {
  Object.defineProperty(request, ANNOUNCED, { value: true });
}

/** Whether that is so: then they can be believed, whoever has sent the request. */
export function isAnnounced(request: object): boolean {
  return ANNOUNCED in request;
}
