import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from '@jest/globals';
import { createClient, openStoreOn } from '@clew/collector/clickhouse';
import { describeEventStoreContract } from '@clew/collector/store-contract';
import { createChdbConnection } from 'chdb/connection';

const directory = mkdtempSync(path.join(tmpdir(), 'clew-scaling-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const client = () =>
  createClient({ connection: createChdbConnection({ path: directory }), database: 'default' });
const open = () => openStoreOn([client()], { database: 'default' });

describeEventStoreContract('ClickHouse in this process', {
  open,
  async reopen(store) {
    await store.close();
    return open();
  },
});
