import { beforeAll } from '@jest/globals';
import { describeEventStoreContract } from '@clew/collector/store-contract';
import { openStore } from '../harness/open-store';
import { scratchDirectory } from '../harness/scratch-directory';
import {
  CLUSTER,
  createDatabase,
  START_WITHIN_MS,
  startCluster,
  type Cluster,
} from '../harness/start-cluster';

const directory = scratchDirectory();

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster(directory, { shards: 2, replicas: 1 });
  await createDatabase(cluster.servers, 'contract');
}, START_WITHIN_MS);

const open = () => openStore(cluster.servers, { database: 'contract', cluster: CLUSTER });

describeEventStoreContract('a cluster of two shards', {
  open,
  async reopen(store) {
    await store.close();
    return open();
  },
});
