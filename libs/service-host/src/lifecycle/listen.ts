import { createServer, type RequestListener, type Server } from 'node:http';
import { isIPv6, type AddressInfo } from 'node:net';
import { ConfigurationError } from '../configuration/configuration-error';
import { drainOnClose } from './drain-on-close';

/** Where to listen. `port` 0 means any free port; `portVariable` is what a person changes when the port is taken. */
export interface ListenOptions {
  port: number;
  host: string;
  portVariable: string;
  /** Others than the usual bounds of time (milliseconds) and number. */
  bounds?: Partial<ConnectionBounds>;
}

/** How long a connection may take for what, how many there may be, and how many requests each may make. */
export interface ConnectionBounds {
  headersTimeout: number;
  requestTimeout: number;
  keepAliveTimeout: number;
  /** How often the first two are looked after. */
  connectionsCheckingInterval: number;
  maxConnections: number;
  maxRequestsPerSocket: number;
}

/** A listening server: its real address, and `close`, which refuses new work and resolves once open requests are answered. */
export interface ListeningServer {
  url: string;
  close(): Promise<void>;
}

const BOUNDS: ConnectionBounds = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
  maxConnections: 1_024,
  maxRequestsPerSocket: 1_000,
};

/**
 * Listens with bounded time and connections. Throws a `ConfigurationError` that names the port and its variable when
 * the port is taken or not allowed, or the host when this machine does not have it.
 */
export async function listen(
  handler: RequestListener,
  { port, host, portVariable, bounds = {} }: ListenOptions,
): Promise<ListeningServer> {
  const { maxConnections, maxRequestsPerSocket, ...timeouts } = { ...BOUNDS, ...bounds };
  const server = createServer(timeouts, handler);
  Object.assign(server, { maxConnections, maxRequestsPerSocket });
  const close = drainOnClose(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, { port, host, portVariable })));
    server.listen(port, host, resolve);
  });
  return { url: addressOf(server), close };
}

function explain(error: NodeJS.ErrnoException, { port, host, portVariable }: ListenOptions): Error {
  const remedy = `set ${portVariable} to a free port`;
  switch (error.code) {
    case 'EADDRINUSE':
      return new ConfigurationError(`port ${port} is already in use: stop the other program or ${remedy}`);
    case 'EACCES':
      return new ConfigurationError(`port ${port} is not allowed for this user: ${remedy} above 1023`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ConfigurationError(`${host} is no address of this machine: set CLEW_HOST to one of its own`);
    default:
      return error;
  }
}

/** Listening on every address is announced as the loopback one, since a wildcard is no place to send a request to. */
function addressOf(server: Server): string {
  const { address, port } = server.address() as AddressInfo;
  if (!isIPv6(address)) return `http://${address === '0.0.0.0' ? '127.0.0.1' : address}:${port}`;
  return `http://[${address === '::' ? '::1' : address}]:${port}`;
}
