import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import vm from 'node:vm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createCopiedApplication, type CopiedApplication } from './testing/guide/copied-application';
import { drawTransactions } from './testing/draw-transactions';
import { startEchoServer, type EchoServer } from './testing/servers/echo-server';
import { startFakeCollector, type FakeCollector } from './testing/servers/fake-collector';
import { follow, snippetsOf } from './testing/guide/readme-snippets';

const run = promisify(execFile);
const snippets = snippetsOf('README.md');
const START = 'Node, in one file';
const WHOLE = 'Copy the whole library';
const CORE = 'Copy only the core';
const ONE = 'Copy one instrumentation';
const OWN = 'Instrument something of your own';
/** What a reader has read until the whole library is in use. */
const ANY = 'Any other framework';
const USE = [...[START, 'A page', 'Spans of your own', 'Errors', 'Sampling', ANY], "The text's own API"];
const LIBRARIES = ['better-sqlite3', 'bullmq', 'express', 'ioredis', 'node-cron'];
const TYPES = ['node', 'express', 'better-sqlite3'].map((name) => `@types/${name}`);
/** The compiler takes its time. */
jest.setTimeout(120_000);

const SENTRY_TRACE = '771a43a4192642f0b136d5159a501700-99aa0b1c2d3e4f50-1';

let application: CopiedApplication;
let collector: FakeCollector;
let service: EchoServer;

beforeAll(async () => {
  service = await startEchoServer();
});
beforeEach(async () => {
  application = createCopiedApplication();
  collector = await startFakeCollector();
});
afterEach(async () => {
  application.delete();
  await collector.stop();
});
afterAll(() => service.stop());

/** What stands in these sections: of the language, if one is named. */
function read(sections: readonly string[], language?: string) {
  return snippets.filter(
    (snippet) =>
      sections.includes(snippet.section) && (language === undefined || snippet.language === language),
  );
}

function doAsToldIn(...sections: string[]): void {
  follow(application, read(sections));
}

function install(...packages: string[]): void {
  for (const name of packages) application.link(name);
}

function copyWholeLibrary(): void {
  doAsToldIn(WHOLE);
  application.link('@clew/tracing', path.join(application.folder, 'libs/tracing'));
}

function bundle(...programs: string[]): void {
  const external = LIBRARIES.map((name) => `--external:${name}`);
  for (const name of programs) application.bundle(`src/${name}.ts`, '--platform=node', ...external);
}

function surroundings(): { cwd: string; env: NodeJS.ProcessEnv } {
  return {
    cwd: application.folder,
    env: { ...process.env, CLEW_DSN: collector.dsn, STOCK_URL: service.origin, PORT: '0' },
  };
}

const start = (program: string) => run(process.execPath, [`dist/${program}.js`], surroundings());

function drawn(): string {
  const transactions = collector.received.filter(({ item }) => item.type === 'transaction');
  const lines = drawTransactions(transactions.map(({ event }) => event));
  return `${lines.join('\n').replaceAll(service.origin, 'http://127.0.0.1:3001')}\n`;
}

/** The tree that the section shows. */
function shownIn(section: string): string | undefined {
  return read([section], 'text')[0]?.text;
}

describe('the snippets of the README', () => {
  it('are all followed here', () => {
    const followed = [...USE, WHOLE, CORE, ONE, OWN];
    expect(snippets.filter(({ section }) => !followed.includes(section))).toEqual([]);
  });

  it('are files, commands or trees', () => {
    const others = snippets.filter(({ language, title }) => {
      const isFile = /\.(ts|mjs|json)( \(added\))?$/.test(title);
      return !(isFile || (title === '' && ['sh', 'text'].includes(language)));
    });
    expect(others).toEqual([]);
  });
});

describe('the table of what is recorded', () => {
  const fileOf = (name: string) => readFileSync(path.resolve(__dirname, '..', name), 'utf8');
  const { peerDependencies } = JSON.parse(fileOf('package.json')) as {
    peerDependencies: Record<string, string>;
  };
  const versions = /\b([a-z][\w-]+) (\d[\d.]*) (?:to|and) (\d+) +\|/g;
  const rows = [...fileOf('README.md').matchAll(versions)].map(([, ...words]) => words.join(' '));
  const told = [...new Set(rows)].map((words) => words.split(' '));

  it('names all libraries that are supported', () => {
    expect(told.map(([name]) => name).sort()).toEqual(Object.keys(peerDependencies).sort());
  });

  it.each(told)('says of %s what package.json says: %s to %s', (name, oldest, newest) => {
    const [, from = '', below = ''] = /^>=(\S+) <(\d+)$/.exec(peerDependencies[name ?? ''] ?? '') ?? [];
    expect({ from: `${from}.`.startsWith(`${oldest}.`), below }).toEqual({
      from: true,
      below: String(Number(newest) + 1),
    });
  });
});

describe('the README', () => {
  it.each(['node', 'browser'])('names every function that the entry point for %s exports', (runtime) => {
    const index = readFileSync(path.join(__dirname, runtime, 'index.ts'), 'utf8').replace(/type \w+/g, '');
    const names = [...index.matchAll(/(?<=[{,]\s*)[a-z]\w+/g)].map(([name]) => name);
    const readme = readFileSync(path.resolve(__dirname, '../README.md'), 'utf8');
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(readme))).toEqual([]);
    expect(names).toContain('init');
  });
});

describe('the whole library, copied', () => {
  beforeEach(() => {
    install(...LIBRARIES, ...TYPES);
    copyWholeLibrary();
    doAsToldIn(...USE);
  });

  it('type-checks with every use of it, and is bundled', () => {
    expect(application.run('typescript/bin/tsc')).toBe('');
    bundle('libraries', 'pages', 'sampling', 'edge', 'any-framework', 'sentry-server');
    for (const page of ['page', 'sentry-page']) application.bundle(`src/${page}.ts`);
  });

  it('traces an Express application', async () => {
    bundle('server');
    const server = spawn(process.execPath, ['dist/server.js'], { ...surroundings(), stdio: 'pipe' });
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
    expect(drawn()).toBe(shownIn(START));
  });

  it('traces a server of any other framework', async () => {
    application.write(
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
    bundle('other');
    await start('other');
    expect(drawn()).toBe('transaction http.server GET /users/:id not_found\n  function ok\n');
    expect(collector.received[0]?.event.contexts.trace.parent_span_id).toBe('99aa0b1c2d3e4f50');
  });

  it('records spans of its own', async () => {
    bundle('own-spans');
    await start('own-spans');
    expect(drawn()).toBe(shownIn('Spans of your own'));
  });

  it('reports what it catches, with its trace', async () => {
    bundle('errors');
    await start('errors');
    const [{ event } = {}] = collector.received.filter(({ item }) => item.type === 'event');
    expect(event).toMatchObject({
      transaction: 'data.import',
      exception: { values: [{ value: 'line 7 has no address' }] },
    });
  });
});

describe('the core, copied alone', () => {
  it('continues a trace and reports to a collector, with nothing else than it asks for', async () => {
    doAsToldIn(CORE);
    expect(application.run('typescript/bin/tsc')).toBe('');
    application.bundle('src/main.ts', '--format=iife', '--global-name=program');

    const declared = application.read('src/core/shared-globals.d.ts').matchAll(/^declare \w+ (\w+)/gm);
    const names = ['fetch', ...[...declared].map(([, name = '']) => name)];
    const globals = globalThis as unknown as Record<string, unknown>;
    const runtime = vm.createContext(Object.fromEntries(names.map((name) => [name, globals[name]])));
    vm.runInContext(application.read('dist/main.js'), runtime);
    const { createGreeter } = vm.runInContext('program', runtime) as {
      createGreeter: (dsn: string) => (name: string, sentryTrace?: string) => Promise<string>;
    };
    expect(await createGreeter(collector.dsn)('Ada', SENTRY_TRACE)).toBe('Hello, Ada');
    expect(drawn()).toBe(shownIn(CORE));
    expect(collector.received[0]?.event.contexts.trace.parent_span_id).toBe('99aa0b1c2d3e4f50');
  });
});

describe('one instrumentation, copied with the core', () => {
  it('reports to a collector', async () => {
    install('better-sqlite3', ...TYPES);
    doAsToldIn(ONE);
    expect(application.run('typescript/bin/tsc')).toBe('');
    bundle('orders');
    await start('orders');
    expect(drawn()).toBe(shownIn(ONE));
  });
});

describe('an instrumentation of one’s own, in six steps', () => {
  beforeEach(() => {
    install(...LIBRARIES, ...TYPES, 'jest', '@jest/globals', '@swc/core', '@swc/jest');
    copyWholeLibrary();
    follow(application, read([START], 'ts').slice(0, 1));
    doAsToldIn(OWN);
  });

  it('keeps the contract', () => {
    const judgement = application.run('jest/bin/jest.js', 'dns');
    expect(judgement).toMatch(/^Tests: +\d{2} passed, \d{2} total$/m);
  });

  it('type-checks, its harness included, and is used by an application', async () => {
    const folder = 'libs/tracing/src/node/instrumentation/dns';
    const { compilerOptions } = JSON.parse(application.read('tsconfig.json')) as { compilerOptions: object };
    application.write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['src', folder] }));
    expect(application.run('typescript/bin/tsc')).toBe('');
    bundle('lookup');
    await start('lookup');
    expect(drawn()).toBe(shownIn(OWN));
  });
});
