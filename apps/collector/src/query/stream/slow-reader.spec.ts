import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { listen, type ListeningServer } from '@clew/service-host';
import { ProjectDirectory } from '../../projects/project-directory';
import { eventRecord } from '../../testing/event-record-fixture';
import { LiveStream } from './live-stream';
import { streamRoute } from './stream-route';

const MIB = 1024 * 1024;
const stream = new LiveStream(() => 'web');
let server: ListeningServer;
let reader: Socket;

beforeAll(async () => {
  const app = express().get(
    '/stream',
    streamRoute({ stream, heartbeatMs: 60_000 }, () => ({
      reader: { name: null, grants: '*', ended: new AbortController().signal },
      projects: new ProjectDirectory([{ id: 1, slug: 'web', key: 'k' }]),
      wanted: [],
      after: null,
    })),
  );
  server = await listen(app, { port: 0, host: '127.0.0.1', portVariable: 'CLEW_COLLECTOR_PORT' });
});
afterAll(async () => {
  reader.destroy();
  await server.close();
});

/** Reads on until the text has come; returns how many bytes came with it. */
async function readUntil(text: string): Promise<number> {
  let tail = '';
  let bytes = 0;
  for await (const chunk of reader) {
    bytes += (chunk as Buffer).length;
    tail = tail.slice(-text.length) + String(chunk);
    if (tail.includes(text)) break;
  }
  return bytes;
}

describe('a reader of the live stream that does not keep up', () => {
  it('finds little kept for it when it reads again, and is told of the gap', async () => {
    reader = connect(Number(new URL(server.url).port), '127.0.0.1');
    reader.write('GET /stream HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await once(reader, 'readable');
    reader.pause();
    const event = eventRecord({ transaction: 'x'.repeat(10_000) });
    for (let count = 0; count < 20_000; count += 1) stream.publish(event);
    // Of about 200 MiB: what the stream keeps for a reader, and what the kernel's socket buffers hold.
    expect(await readUntil('event: gap')).toBeLessThan(20 * MIB);
  });
});
