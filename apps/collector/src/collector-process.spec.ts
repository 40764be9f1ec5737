import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect, createServer } from 'node:net';
import { once } from 'node:events';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import {
  killLeftOverCollectors,
  startInVain,
  startProcess,
  stopProcess,
  type CollectorProcess,
} from './testing/collector-process';
import { scratchDirectory } from './testing/scratch-directory';
import { envelopeOf, transactionPayload } from './testing/wire-fixtures';

const scratch = scratchDirectory();
const environment = { CLEW_PROJECTS: 'web:publickey' };
killLeftOverCollectors();
jest.setTimeout(60_000);

/** Sends the head of a request, and once it has been taken in lets `meanwhile` happen before the body. */
async function sendHeadThenBody(
  url: string,
  event: Record<string, unknown>,
  meanwhile: () => void,
): Promise<number | undefined> {
  const body = Buffer.from(envelopeOf(event));
  const request = httpRequest(`${url}/api/1/envelope/?sentry_key=publickey`, {
    method: 'POST',
    headers: { expect: '100-continue', 'content-length': body.length },
  });
  request.flushHeaders();
  await once(request, 'continue');
  meanwhile();
  request.end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

/** Resolves when nobody listens on the port; a connection that is still taken is closed at once. */
async function refused(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const [error] = await Promise.race([once(socket, 'connect').then(() => []), once(socket, 'error')]).catch(
      (reason: unknown) => [reason],
    );
    socket.destroy();
    if ((error as NodeJS.ErrnoException | undefined)?.code === 'ECONNREFUSED') return;
  }
}

async function storedIds(url: string, ids: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    ids.map(async (id) => ((await fetch(`${url}/api/0/events/web:${id}/`)).ok ? id : undefined)),
  );
  return found.filter((id) => id !== undefined);
}

describe('a collector process', () => {
  it('answers what is in flight and exits cleanly when it is told to stop', async () => {
    const directory = path.join(scratch, 'drained');
    const collector = await startProcess(directory, environment);
    const event = transactionPayload();
    let stopped: Promise<number | null> | undefined;
    const status = await sendHeadThenBody(collector.url, event, () => {
      stopped = stopProcess(collector, 'SIGTERM');
    });
    expect(status).toBe(200);
    expect(await stopped).toBe(0);
    const again = await startProcess(directory, environment);
    expect(await storedIds(again.url, [String(event['event_id'])])).toHaveLength(1);
    await stopProcess(again, 'SIGTERM');
  });

  it('answers a request whose last byte comes after it was told to stop, then takes no more', async () => {
    const directory = path.join(scratch, 'last-byte');
    const collector = await startProcess(directory, environment);
    const body = Buffer.from(envelopeOf(transactionPayload()));
    const { port } = new URL(collector.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(
      `POST /api/1/envelope/?sentry_key=publickey HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n`,
    );
    socket.write(body.subarray(0, -1));
    await fetch(`${collector.url}/healthz`);
    const stopped = stopProcess(collector, 'SIGTERM');
    await refused(Number(port));
    socket.write(body.subarray(-1));
    expect(String((await once(socket, 'data'))[0])).toMatch(
      /^HTTP\/1\.1 200 OK\r\n(.*\r\n)*connection: close/i,
    );
    expect(await stopped).toBe(0);
    await refused(Number(port));
  });

  it('ends live streams with a hint when to come back, and exits cleanly', async () => {
    const collector = await startProcess(path.join(scratch, 'streaming'), environment);
    const stream = await fetch(`${collector.url}/api/0/stream/`);
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = (await reader.read()).value ?? '';
    const stopped = stopProcess(collector, 'SIGTERM');
    for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value;
    expect(text).toMatch(/^retry: 1000\n\n(?:event: heartbeat\n.*\n\n)?retry: 1000\n\n$/);
    expect(await stopped).toBe(0);
  });

  it('mints keys on a fresh data directory, keeps them, and lets only its user read them', async () => {
    const directory = path.join(scratch, 'minted');
    const projectsOf = async ({ url }: CollectorProcess) =>
      (await (await fetch(`${url}/api/0/projects/`)).json()) as { slug: string; dsn: string }[];
    const keysOf = (projects: { dsn: string }[]) => projects.map(({ dsn }) => new URL(dsn).username);
    const first = await startProcess(directory);
    const projects = await projectsOf(first);
    expect(projects.map(({ slug }) => slug)).toEqual([
      'web',
      'api',
      'worker',
      'scheduler',
      'db-service',
      'cache-service',
    ]);
    expect(new Set(keysOf(projects)).size).toBe(6);
    expect(keysOf(projects).every((key) => /^[0-9a-f]{32}$/.test(key))).toBe(true);
    expect(projects[2]?.dsn).toBe(`${first.url.replace('//', `//${keysOf(projects)[2]}@`)}/3`);
    await stopProcess(first, 'SIGTERM');
    expect(statSync(path.join(directory, 'collector/keys.json')).mode & 0o777).toBe(0o600);
    const second = await startProcess(directory);
    expect(keysOf(await projectsOf(second))).toEqual(keysOf(projects));
    await stopProcess(second, 'SIGTERM');
  });
});

describe('a collector that cannot start', () => {
  // Alone it takes half a second; the machine that runs this may be busy with other suites.
  const LONGEST_SECONDS = 5;

  /** One line, an exit code, and soon. */
  async function expectOneLine(start: ReturnType<typeof startInVain>, line: string | RegExp): Promise<void> {
    const { exitCode, errors, seconds } = await start;
    expect(errors).toMatch(line);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(exitCode).toBe(1);
    expect(seconds).toBeLessThan(LONGEST_SECONDS);
  }

  it('names the process that has the data directory open', async () => {
    const directory = path.join(scratch, 'shared');
    const collector = await startProcess(directory);
    const line = `data directory ${path.join(directory, 'collector')} is in use by another collector (process ${collector.child.pid}): stop it or set CLEW_DATA_DIR`;
    await expectOneLine(startInVain(directory), line);
    await stopProcess(collector, 'SIGTERM');
  });

  it('names a data directory that cannot be written', async () => {
    const file = path.join(scratch, 'a-file');
    writeFileSync(file, '');
    await expectOneLine(
      startInVain(file),
      `CLEW_DATA_DIR (or --data): cannot write to ${file}/collector (ENOTDIR)`,
    );
    await expectOneLine(startInVain('/proc/clew'), 'cannot write to /proc/clew/collector');
  });

  it('names a damaged database', async () => {
    const directory = path.join(scratch, 'damaged');
    mkdirSync(path.join(directory, 'collector'), { recursive: true });
    writeFileSync(path.join(directory, 'collector/events.duckdb'), 'yarn '.repeat(5_000));
    await expectOneLine(startInVain(directory), 'events.duckdb is damaged or not a collector database');
  });

  it('names a taken port', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const start = startInVain(path.join(scratch, 'port'), { CLEW_COLLECTOR_PORT: String(port) });
    await expectOneLine(
      start,
      `port ${port} is already in use: stop the other program or set CLEW_COLLECTOR_PORT`,
    );
    other.close();
  });

  it.each([
    [{ CLEW_PROJECTS: 'web:<key>' }, 'CLEW_PROJECTS must be a list such as'],
    [{ CLEW_PROJECTS: 'web,web' }, 'CLEW_PROJECTS names web twice'],
    [{ CLEW_PROJECTS: 'web:k,api:k' }, 'CLEW_PROJECTS gives api the key of another project'],
    [{ CLEW_STORE: 'mysql:' }, 'CLEW_STORE must be duckdb:'],
    [{ CLEW_COLLECTOR_PORT: 'nine' }, 'CLEW_COLLECTOR_PORT must be a whole number'],
  ])('names the variable of %j', async (wrong, line) => {
    await expectOneLine(startInVain(path.join(scratch, 'config'), wrong), line);
  });
});
