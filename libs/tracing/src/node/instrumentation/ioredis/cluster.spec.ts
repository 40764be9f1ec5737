import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startRedisServer } from '@clew/private-redis';
import { expect, it } from '@jest/globals';
import { Cluster, Redis } from 'ioredis';
import { testingTracer } from '../../../testing/index';
import { createAsyncLocalActiveSpan } from '../../async-local-active-span';
import { instrumentIoredis } from './ioredis';

/** A free port for the nodes' own talk: by default it is ten thousand above the other, which may be none. */
async function freePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return String(port);
}

it('makes the spans of the commands that a cluster sends to its nodes', async () => {
  const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan());
  const directory = mkdtempSync(path.join(tmpdir(), 'clew-cluster-'));
  const settings = {
    ...{ 'cluster-enabled': 'yes', 'cluster-announce-ip': '127.0.0.1', 'cluster-port': await freePort() },
  };
  const node = await startRedisServer({ directory, settings });
  const admin = new Redis(node.url);
  await admin.cluster('ADDSLOTSRANGE', 0, 16_383);
  while (!String(await admin.cluster('INFO')).includes('cluster_state:ok')) await admin.ping();

  const { hostname: host, port } = new URL(node.url);
  const cluster = new Cluster([{ host, port: Number(port) }]);
  await cluster.ping();
  const remove = instrumentIoredis(tracer);
  await cluster.get('connects to the node');
  await tracer.startSpan({ transaction: 'caller' }, async () => {
    await cluster.set('rates:EUR', 'canary');
    await cluster.get('rates:EUR');
    // Promises of the test environment are foreign to the channel, which hears of their outcome some ticks later.
    await new Promise((resolve) => setImmediate(resolve));
  });
  const { spans } = await transport.take('caller');
  remove();
  await Promise.all([cluster.quit(), admin.quit()]);
  await node.stop();
  rmSync(directory, { recursive: true });
  expect(spans.map(({ description }) => description)).toEqual(['SET rates:EUR', 'GET rates:EUR']);
});
