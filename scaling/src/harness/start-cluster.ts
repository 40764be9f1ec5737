import path from 'node:path';
import { ClickHouseServer, freeServerPorts } from './clickhouse-server';
import { until } from './own-process';
import { startZooKeeper, type ZooKeeper } from './zookeeper';

export const CLUSTER = 'clew';

/** A machine that others use too takes its time. */
export const START_WITHIN_MS = 180_000;

/** Shards of replicas, and what they agree through. */
export interface Cluster {
  shards: ClickHouseServer[][];
  zooKeeper: ZooKeeper;
  /** All servers, the first replica of each shard first. */
  servers: ClickHouseServer[];
}

/** Starts a cluster with its data below `directory`. */
export async function startCluster(
  directory: string,
  { shards, replicas }: { shards: number; replicas: number },
): Promise<Cluster> {
  const zooKeeper = await startZooKeeper(path.join(directory, 'zookeeper'));
  const ports = await Promise.all(
    Array.from({ length: shards }, () => Promise.all(Array.from({ length: replicas }, freeServerPorts))),
  );
  const started = await Promise.all(
    ports.map((ofShard, shard) =>
      Promise.all(
        ofShard.map((own, replica) =>
          ClickHouseServer.start({
            directory: path.join(directory, `server-${shard}-${replica}`),
            ports: own,
            cluster: { name: CLUSTER, shards: ports, shard, replica, zooKeeperPort: zooKeeper.port },
          }),
        ),
      ),
    ),
  );
  const servers = Array.from({ length: replicas }, (_, replica) => started.map((shard) => shard[replica]))
    .flat()
    .filter((server) => server !== undefined);
  // A command to all servers that comes while one of them is starting waits for the next one.
  await until('the servers carry out commands for the cluster', async () => {
    for (const server of servers) await server.startAgainIfEnded();
    return createDatabase(servers, 'ready');
  });
  return { shards: started, zooKeeper, servers };
}

/** Creates a database on all servers of a cluster; whether all of them have answered. */
export async function createDatabase(servers: readonly ClickHouseServer[], name: string): Promise<boolean> {
  const statement = `CREATE DATABASE IF NOT EXISTS ${name} ON CLUSTER ${CLUSTER}`;
  const answers = (await servers[0]?.ask(statement)) ?? [];
  return answers.length === servers.length;
}
