import path from 'node:path';
import { beforeAll } from '@jest/globals';
import { describeEventStoreContract } from '@clew/collector/store-contract';
import { ClickHouseServer, freeServerPorts } from '../harness/clickhouse-server';
import { openStore } from '../harness/open-store';
import { scratchDirectory } from '../harness/scratch-directory';

const directory = scratchDirectory();

let server: ClickHouseServer;
beforeAll(async () => {
  server = await ClickHouseServer.start({
    directory: path.join(directory, 'server'),
    ports: await freeServerPorts(),
  });
  await server.ask('CREATE DATABASE contract');
});

const open = () => openStore([server], { database: 'contract' });

describeEventStoreContract('a ClickHouse server', {
  open,
  async reopen(store) {
    await store.close();
    return open();
  },
});
