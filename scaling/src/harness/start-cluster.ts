import path from 'node:path';
import { ClickHouseServer, freeServerPorts } from './clickhouse-server';
import { until } from './own-process';
import { startAnew } from './start-anew';
import { startZooKeeper, type ZooKeeper } from './zookeeper';

export const CLUSTER = 'clew';

/** A machine that others use too takes its time; and this old server can wait for ever for ZooKeeper while it starts. */
const PATIENCE = { starts: 3, withinMs: 60_000 };

/** What a hook that starts a cluster may take. */
export const START_WITHIN_MS = (PATIENCE.starts + 1) * PATIENCE.withinMs;

/** Shards of replicas, and what they agree through. */
export interface Cluster {
  shards: ClickHouseServer[][];
  zooKeeper: ZooKeeper;
  /** All servers, the first replica of each shard first. */
  servers: ClickHouseServer[];
}

interface ClusterSize {
  shards: number;
  replicas: number;
}

/** Starts a cluster with its data below `directory`, anew when a start hangs. */
export function startCluster(directory: string, size: ClusterSize): Promise<Cluster> {
  return startAnew(directory, PATIENCE, (own, signal) => startOnce(own, size, signal));
}

async function startOnce(
  directory: string,
  { shards, replicas }: ClusterSize,
  signal: AbortSignal,
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
  const carryOut = async () => {
    for (const server of servers) await server.startAgainIfEnded();
    return createDatabase(servers, 'ready');
  };
  await until('the servers carry out commands for the cluster', carryOut, { signal });
  return { shards: started, zooKeeper, servers };
}

/** Creates a database on all servers of a cluster; whether all of them have answered. */
export async function createDatabase(servers: readonly ClickHouseServer[], name: string): Promise<boolean> {
  const statement = `CREATE DATABASE IF NOT EXISTS ${name} ON CLUSTER ${CLUSTER}`;
  const answers = (await servers[0]?.ask(statement)) ?? [];
  return answers.length === servers.length;
}
