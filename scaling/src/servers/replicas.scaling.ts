import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { storeAddress, type ClickHouseServer } from '../harness/clickhouse-server';
import { killLeftOverCollectors, startCollector, type Collector } from '../harness/collector';
import { until } from '../harness/own-process';
import { scratchDirectory } from '../harness/scratch-directory';
import { ask, keepSending, send, transaction } from '../harness/send-transactions';
import {
  CLUSTER,
  createDatabase,
  START_WITHIN_MS,
  startCluster,
  type Cluster,
} from '../harness/start-cluster';

const SENDERS = 32;
const KILL_AT = 300;
const ACKNOWLEDGED = 800;

const directory = scratchDirectory();
killLeftOverCollectors();

describe('two shards of two replicas', () => {
  let cluster: Cluster;
  let collectors: Collector[];

  beforeAll(async () => {
    cluster = await startCluster(directory, { shards: 2, replicas: 2 });
    await createDatabase(cluster.servers, 'clew');
    const store = storeAddress(cluster.servers, 'clew', CLUSTER);
    collectors = [await startCollector(store), await startCollector(store)];
  }, START_WITHIN_MS);
  afterAll(async () => {
    for (const collector of collectors) await collector.stop('SIGTERM');
  });

  const collectorAt = (index: number) => {
    const collector = collectors[index];
    if (collector === undefined) throw new Error('no such collector');
    return collector;
  };
  const column = async (server: ClickHouseServer, expression: string, table = 'events_local') =>
    (await server.ask(`SELECT ${expression} FROM clew.${table}`)).flat();

  it('hold each trace on one shard, about as many on the one as on the other', async () => {
    const traces = Array.from({ length: 40 }, () => transaction());
    const parts = traces.flatMap(({ traceId }) => [1, 2, 3].map(() => transaction('GET /part', traceId)));
    const answers = await Promise.all(
      parts.map((part, index) => send(collectorAt(index % 2), part, index % 2 === 0 ? 'web' : 'api')),
    );
    expect(answers.every((answer) => answer?.status === 200)).toBe(true);
    const [one, other] = await Promise.all(
      cluster.shards.map(async ([replica]) => new Set(await column(replica!, 'toString(trace_id)'))),
    );
    expect([...one!].filter((trace) => other!.has(trace))).toEqual([]);
    expect(one!.size + other!.size).toBe(40);
    expect(Math.min(one!.size, other!.size)).toBeGreaterThan(8);
    const [{ traceId }] = traces as [(typeof traces)[number]];
    const { transactions } = await ask<{ transactions: object[] }>(
      collectorAt(1),
      `/api/0/traces/${traceId}/`,
    );
    expect(transactions).toHaveLength(3);
  });

  it('lose nothing that was acknowledged when a replica is killed under load, and take in more without it', async () => {
    const [victim] = cluster.servers;
    let acknowledgedBefore = 0;
    const sent = await Promise.all(
      collectors.map((collector, index) =>
        keepSending(collector, {
          senders: SENDERS,
          isEnough({ acknowledged }) {
            if (index === 0 && acknowledgedBefore === 0 && acknowledged.length >= KILL_AT) {
              acknowledgedBefore = acknowledged.length;
              void victim?.stop('SIGKILL');
            }
            return acknowledged.length >= ACKNOWLEDGED;
          },
        }),
      ),
    );
    const acknowledged = sent.flatMap((one) => one.acknowledged);
    expect(acknowledged.length).toBeGreaterThanOrEqual(2 * ACKNOWLEDGED);
    await victim?.startAgain();
    await until('the replicas hold the same', async () => {
      const counts = await Promise.all(
        cluster.shards.map((replicas) => Promise.all(replicas.map((replica) => column(replica, 'count()')))),
      );
      return counts.every((ofShard) => new Set(ofShard.flat()).size === 1);
    });
    const rows = await cluster.servers[1]!.ask(
      `SELECT replaceAll(toString(event_id), '-', '') FROM clew.events FINAL WHERE transaction = 'GET /scaled'`,
    );
    const stored = new Set(rows.flat());
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    expect(rows).toHaveLength(stored.size);
  });
});
