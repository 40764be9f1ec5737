import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createCopiedApplication, type CopiedApplication } from './testing/guide/copied-application';

/** The compiler takes its time. */
jest.setTimeout(120_000);

const SERVICE = `
  import { init, tracingHandler, type NodeTracing } from '@clew/tracing/node';
  import express from 'express';

  const tracing: NodeTracing = init({ dsn: process.env['DSN'], tracesSampleRate: 0.25 });
  const app = express();
  app.use(tracingHandler(tracing.tracer));
  app.get('/', (_request, response) => {
    response.send(tracing.tracer.startSpan({ op: 'function', description: 'answer' }, (span) => span.toSentryTrace()));
  });
  const server = app.listen(0, '127.0.0.1', async () => {
    const { port } = server.address() as { port: number };
    const headers = { 'sentry-trace': '771a43a4192642f0b136d5159a501700-99aa0b1c2d3e4f50-0' };
    console.log(await (await fetch(\`http://127.0.0.1:\${port}/\`, { headers })).text());
    server.close();
    await tracing.close();
  });
`;

const PAGE = `
  import { errorCapture, init } from '@clew/tracing/browser';

  const { tracer } = init({ dsn: 'https://key@collector.example/1', tracesSampleRate: 1, parts: [errorCapture()] });
  tracer.startSpan({ op: 'ui.render', description: 'shop' }, () => document.body.append('shop'));
`;

let application: CopiedApplication;

beforeEach(() => {
  application = createCopiedApplication();
  application.write('src/service.ts', SERVICE);
  application.write('src/page.ts', PAGE);
  application.copyLibrary();
});
afterEach(() => application.delete());

/** Takes the instrumentations of a library out, as the README says. */
function without(library: string): void {
  const index = 'libs/tracing/src/node/index.ts';
  application.remove(`libs/tracing/src/node/instrumentation/${library}`);
  const line = new RegExp(`export {[^}]*} from './instrumentation/${library}/[^']*';\\n`, 'g');
  application.write(index, application.read(index).replace(line, ''));
}

describe('a copy of the library in another repository', () => {
  it.each([
    ['with every library', ['better-sqlite3', 'bullmq', 'ioredis'], []],
    ['with Express alone', [], ['better-sqlite3', 'bullmq', 'ioredis']],
  ] as [string, string[], string[]][])('type-checks, is bundled and runs %s', (_what, installed, absent) => {
    const types = installed.includes('better-sqlite3') ? ['@types/better-sqlite3'] : [];
    for (const name of ['express', '@types/express', '@types/node', ...types, ...installed]) {
      application.link(name);
    }
    for (const library of absent) without(library);

    expect(application.run('typescript/bin/tsc')).toBe('');
    application.bundle('src/service.ts', '--platform=node', '--external:express');
    application.bundle('src/page.ts');
    const answer = execFileSync(process.execPath, ['dist/service.js'], {
      cwd: application.folder,
      encoding: 'utf8',
    });
    expect(answer).toMatch(/^771a43a4192642f0b136d5159a501700-[0-9a-f]{16}-0\n$/);
  });

  it('type-checks itself, by its own rules', () => {
    const types = ['@types/node', '@types/express', '@types/better-sqlite3'];
    const libraries = ['bullmq', 'express', 'ioredis', '@jest/globals', 'esbuild', 'playwright-core'];
    for (const name of [...types, ...libraries]) application.link(name);
    for (const part of ['core', 'node', 'browser']) {
      expect(application.run('typescript/bin/tsc', '-p', `libs/tracing/tsconfig.${part}.json`)).toBe('');
    }
  });

  it('asks npm for nothing that a registry does not have', () => {
    const text = readFileSync(path.resolve(__dirname, '../package.json'), 'utf8');
    const { dependencies, devDependencies } = JSON.parse(text) as Record<string, Record<string, string>>;
    expect(dependencies).toBeUndefined();
    expect(Object.keys(devDependencies ?? {}).filter((name) => name.startsWith('@clew/'))).toEqual([]);
  });
});
