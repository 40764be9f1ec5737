import { describe, expect, it } from '@jest/globals';
import { readStoreAddress } from './store-address';

describe('CLEW_STORE', () => {
  it('names the embedded store', () => {
    expect(readStoreAddress('duckdb:')).toEqual({ kind: 'duckdb' });
  });

  it('names a ClickHouse with its user, its password and its database', () => {
    expect(readStoreAddress('clickhouse://clew:p%40ss%2F@store:9123/traces')).toEqual({
      kind: 'clickhouse',
      urls: ['http://store:9123/'],
      username: 'clew',
      password: 'p@ss/',
      database: 'traces',
    });
  });

  it('names several servers of a cluster, behind TLS, on the usual port', () => {
    const address = 'clickhouse+https://clew:secret@one,two:9443,[::1]:443/traces?cluster=main';
    expect(readStoreAddress(address)).toMatchObject({
      urls: ['https://one:8443/', 'https://two:9443/', 'https://[::1]/'],
      cluster: 'main',
    });
  });

  it('needs no user', () => {
    expect(readStoreAddress('clickhouse://127.0.0.1/traces')).toMatchObject({
      username: 'default',
      password: '',
      urls: ['http://127.0.0.1:8123/'],
    });
  });

  it.each([
    '',
    'duckdb',
    'clickhouse:',
    'clickhouse://',
    'clickhouse://host',
    'clickhouse://host/',
    'clickhouse://host:99999/traces',
    'clickhouse://host,/traces',
    'clickhouse://host/traces; DROP TABLE events',
    'clickhouse://host/traces?cluster=a`b',
    'clickhouse://host/traces?other=1',
    'clickhouse://user:%zz-secret@host/traces',
    'clickhouse://user:secret@host@other/traces',
    'http://user:secret@host/traces',
  ])('refuses %j in one line that does not repeat a password', (text) => {
    const read = () => readStoreAddress(text);
    expect(read).toThrow('CLEW_STORE must be duckdb: (the embedded store in CLEW_DATA_DIR) or clickhouse://');
    expect(read).not.toThrow(/secret|\n/);
  });
});
