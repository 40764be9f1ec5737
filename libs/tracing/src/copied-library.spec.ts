import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const LIBRARY = path.resolve(__dirname, '..');
const INSTALLED = path.resolve(require.resolve('typescript/package.json'), '../..');

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

  const { tracer } = init({ dsn: 'https://key@collector.example/1', tracesSampleRate: 1, errors: errorCapture() });
  tracer.startSpan({ op: 'ui.render', description: 'shop' }, () => document.body.append('shop'));
`;

/** The defaults of the compiler, where they are not what every bundled application sets. */
const TSCONFIG = {
  compilerOptions: {
    ...{ strict: true, noEmit: true, target: 'ES2022', skipLibCheck: true },
    ...{ module: 'preserve', moduleResolution: 'bundler' },
  },
};

let application: string;

beforeEach(() => {
  application = mkdtempSync(path.join(tmpdir(), 'clew-copy-'));
  write('package.json', JSON.stringify({ private: true, type: 'module', workspaces: ['libs/*'] }));
  write('tsconfig.json', JSON.stringify({ ...TSCONFIG, include: ['src'] }));
  write('src/service.ts', SERVICE);
  write('src/page.ts', PAGE);
  for (const part of ['src', 'package.json', ...tsconfigs()]) {
    cpSync(path.join(LIBRARY, part), path.join(application, 'libs/tracing', part), {
      recursive: true,
      filter: (file) => !/\.(spec|fixture)\.ts$/.test(file),
    });
  }
  link('@clew/tracing', path.join(application, 'libs/tracing'));
});
afterEach(() => rmSync(application, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(application, file)), { recursive: true });
  writeFileSync(path.join(application, file), text);
}

function tsconfigs(): string[] {
  return readdirSync(LIBRARY).filter((file) => /^tsconfig.*\.json$/.test(file));
}

/** What `npm install` would do. */
function link(name: string, target = path.join(INSTALLED, name)): void {
  const place = path.join(application, 'node_modules', name);
  mkdirSync(path.dirname(place), { recursive: true });
  symlinkSync(target, place);
}

function run(program: string, ...args: string[]): string {
  const file = path.join(INSTALLED, program);
  try {
    return execFileSync(process.execPath, [file, ...args], { cwd: application, encoding: 'utf8' });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

function bundle(entry: string, ...options: string[]): void {
  execFileSync(
    path.join(INSTALLED, '.bin/esbuild'),
    [entry, '--bundle', '--format=esm', '--outdir=dist', ...options],
    { cwd: application, stdio: 'pipe' },
  );
}

/** Takes the instrumentations of a library out, as the README says. */
function without(library: string): void {
  const folder = path.join(application, 'libs/tracing/src/node');
  rmSync(path.join(folder, 'instrumentation', library), { recursive: true });
  const index = readFileSync(path.join(folder, 'index.ts'), 'utf8');
  const line = new RegExp(`export {[^}]*} from './instrumentation/${library}/[^']*';\\n`, 'g');
  writeFileSync(path.join(folder, 'index.ts'), index.replace(line, ''));
}

describe('a copy of the library in another repository', () => {
  it.each([
    ['with every library', ['better-sqlite3', 'bullmq', 'ioredis'], []],
    ['with Express alone', [], ['better-sqlite3', 'bullmq', 'ioredis']],
  ] as [string, string[], string[]][])('type-checks, is bundled and runs %s', (_what, installed, absent) => {
    const types = installed.includes('better-sqlite3') ? ['@types/better-sqlite3'] : [];
    for (const name of ['express', '@types/express', '@types/node', ...types, ...installed]) link(name);
    for (const library of absent) without(library);

    expect(run('typescript/bin/tsc')).toBe('');
    bundle('src/service.ts', '--platform=node', '--external:express');
    bundle('src/page.ts');
    const answer = execFileSync(process.execPath, ['dist/service.js'], {
      cwd: application,
      encoding: 'utf8',
    });
    expect(answer).toMatch(/^771a43a4192642f0b136d5159a501700-[0-9a-f]{16}-0\n$/);
  });

  it('type-checks itself, by its own rules', () => {
    const types = ['@types/node', '@types/express', '@types/better-sqlite3'];
    const libraries = ['bullmq', 'express', 'ioredis', '@jest/globals', 'esbuild', 'playwright-core'];
    for (const name of [...types, ...libraries]) link(name);
    for (const part of ['core', 'node', 'browser']) {
      expect(run('typescript/bin/tsc', '-p', `libs/tracing/tsconfig.${part}.json`)).toBe('');
    }
  });

  it('asks npm for nothing that a registry does not have', () => {
    const text = readFileSync(path.join(LIBRARY, 'package.json'), 'utf8');
    const { dependencies, devDependencies } = JSON.parse(text) as Record<string, Record<string, string>>;
    expect(dependencies).toBeUndefined();
    expect(Object.keys(devDependencies ?? {}).filter((name) => name.startsWith('@clew/'))).toEqual([]);
  });
});
