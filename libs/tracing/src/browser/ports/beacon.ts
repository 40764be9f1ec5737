import type { Beacon } from './fetch-envelope-transport';

/**
 * A beacon where the browser's fetch cannot outlive the page, as in Firefox before 133: the server's answer stays unknown.
 */
export function beaconWhereNeeded(): Beacon | undefined {
  if (typeof Request !== 'function' || 'keepalive' in Request.prototype) return undefined;
  return (url, body) => {
    if (!navigator.sendBeacon(url, body)) return undefined;
    return Promise.resolve({ status: 200, headers: { get: () => null } });
  };
}
