import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { LIBRARIES, reader, SENDING_SPAN, SENTRY_TRACE, START, TYPES, USE } from './readers-guide.fixture';

const guide = reader();

describe('the whole library, copied', () => {
  beforeEach(() => {
    guide.install(...LIBRARIES, ...TYPES);
    guide.copyWholeLibrary();
    guide.doAsToldIn(...USE);
  });

  it('type-checks with every use of it, and is bundled', () => {
    expect(guide.application.run('typescript/bin/tsc')).toBe('');
    guide.bundle('libraries', 'pages', 'sampling', 'edge', 'any-framework', 'sentry-server');
    for (const page of ['page', 'sentry-page']) guide.application.bundle(`src/${page}.ts`);
  });

  it('traces an Express application', async () => {
    guide.bundle('server');
    const server = spawn(process.execPath, ['dist/server.js'], { ...guide.surroundings(), stdio: 'pipe' });
    const [line] = (await once(server.stdout, 'data')) as [Buffer];
    const [port] = /\d+/.exec(line.toString()) ?? [];
    const headers = { 'sentry-trace': SENTRY_TRACE };
    const answer = await fetch(`http://127.0.0.1:${port}/products/7`, { headers });
    expect(await answer.json()).toMatchObject({
      price: 12.5,
      stock: { 'sentry-trace': expect.stringContaining(SENTRY_TRACE.slice(0, 32)) },
    });
    server.kill();
    expect(await once(server, 'exit')).toEqual([0, null]);
    expect(guide.drawn()).toBe(guide.shownIn(START));
  });

  it('traces a server of any other framework', async () => {
    guide.application.write(
      'src/other.ts',
      `import { createTracedServer } from './any-framework';
       import { tracing } from './tracing';
       const server = createTracedServer(
         (_request, response) => tracing.tracer.startSpan({ op: 'function' }, () => void response.writeHead(404).end()),
         ({ url }) => url?.replace(/\\d+/, ':id') ?? '',
       );
       server.listen(0, '127.0.0.1', async () => {
         const { port } = server.address() as { port: number };
         await fetch(\`http://127.0.0.1:\${port}/users/7\`, { headers: { 'sentry-trace': '${SENTRY_TRACE}' } });
         server.close();
         await tracing.close();
       });`,
    );
    guide.bundle('other');
    await guide.start('other');
    expect(guide.drawn()).toBe('transaction http.server GET /users/:id not_found\n  function ok\n');
    expect(guide.collector.received[0]?.event.contexts.trace.parent_span_id).toBe(SENDING_SPAN);
  });

  it('records spans of its own', async () => {
    guide.bundle('own-spans');
    await guide.start('own-spans');
    expect(guide.drawn()).toBe(guide.shownIn('Spans of your own'));
  });

  it('reports what it catches, with its trace', async () => {
    guide.bundle('errors');
    await guide.start('errors');
    const [{ event } = {}] = guide.collector.received.filter(({ item }) => item.type === 'event');
    expect(event).toMatchObject({
      transaction: 'data.import',
      exception: { values: [{ value: 'line 7 has no address' }] },
    });
  });

  it('leaves breadcrumbs', async () => {
    guide.bundle('breadcrumbs');
    await guide.start('breadcrumbs');
    expect(guide.collector.received).toMatchObject([
      { event: { transaction: 'data.import', breadcrumbs: [{ message: 'line 7 has no address' }] } },
    ]);
  });
});
