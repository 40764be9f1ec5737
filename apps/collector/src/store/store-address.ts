import { ConfigurationError } from '@clew/service-host';

/** One ClickHouse: a server, or several that hold the same tables. */
export interface ClickHouseAddress {
  kind: 'clickhouse';
  /** Where it is reached; the first that answers is asked. */
  urls: readonly string[];
  username: string;
  password: string;
  database: string;
  /** Its name in the servers' configuration; tables are then replicated and distributed. */
  cluster?: string;
}

/** Which store the collector keeps its data in. */
export type StoreAddress = { kind: 'duckdb' } | ClickHouseAddress;

const FORM =
  /^clickhouse(?<secure>\+https)?:\/\/(?:(?<username>[^:@/]+)(?::(?<password>[^@/]*))?@)?(?<hosts>[^/?#@]+)\/(?<database>\w{1,64})(?:\?cluster=(?<cluster>[\w-]{1,64}))?$/;

/**
 * Reads CLEW_STORE. A character of the user or the password that means something in an address is written as `%40`. Throws a
 * `ConfigurationError`, which does not repeat what was given: it may hold a password.
 */
export function readStoreAddress(text: string): StoreAddress {
  if (text === 'duckdb:') return { kind: 'duckdb' };
  const { secure, username, password, hosts, database, cluster } = FORM.exec(text)?.groups ?? {};
  if (hosts === undefined || database === undefined) throw malformed();
  return {
    kind: 'clickhouse',
    urls: hosts.split(',').map((host) => urlOf(host, secure !== undefined)),
    username: decoded(username ?? 'default'),
    password: decoded(password ?? ''),
    database,
    ...(cluster === undefined ? {} : { cluster }),
  };
}

function urlOf(host: string, isSecure: boolean): string {
  const hasPort = /:\d{1,5}$/.test(host);
  try {
    return new URL(`${isSecure ? 'https' : 'http'}://${host}${hasPort ? '' : isSecure ? ':8443' : ':8123'}`)
      .href;
  } catch {
    throw malformed();
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw malformed();
  }
}

function malformed(): ConfigurationError {
  return new ConfigurationError(
    'CLEW_STORE must be duckdb: (the embedded store in CLEW_DATA_DIR) or clickhouse://user:password@host:8123/database ' +
      '(clickhouse+https:// for TLS; several hosts with commas; ?cluster=name for replicated and distributed tables)',
  );
}
