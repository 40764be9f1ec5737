import vm from 'node:vm';
import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  CORE,
  LIBRARIES,
  ONE,
  OWN,
  reader,
  SENDING_SPAN,
  SENTRY_TRACE,
  START,
  TYPES,
} from './readers-guide.fixture';
import { follow } from './testing/guide/readme-snippets';

const guide = reader();

describe('the core, copied alone', () => {
  it('continues a trace and reports to a collector, with nothing else than it asks for', async () => {
    guide.doAsToldIn(CORE);
    expect(guide.application.run('typescript/bin/tsc')).toBe('');
    guide.application.bundle('src/main.ts', '--format=iife', '--global-name=program');

    const declared = guide.application.read('src/core/shared-globals.d.ts').matchAll(/^declare \w+ (\w+)/gm);
    const names = ['fetch', ...[...declared].map(([, name = '']) => name)];
    const globals = globalThis as unknown as Record<string, unknown>;
    const runtime = vm.createContext(Object.fromEntries(names.map((name) => [name, globals[name]])));
    vm.runInContext(guide.application.read('dist/main.js'), runtime);
    const { createGreeter } = vm.runInContext('program', runtime) as {
      createGreeter: (dsn: string) => (name: string, sentryTrace?: string) => Promise<string>;
    };
    expect(await createGreeter(guide.collector.dsn)('Ada', SENTRY_TRACE)).toBe('Hello, Ada');
    expect(guide.drawn()).toBe(guide.shownIn(CORE));
    expect(guide.collector.received[0]?.event.contexts.trace.parent_span_id).toBe(SENDING_SPAN);
  });
});

describe('one instrumentation, copied with the core', () => {
  it('reports to a collector', async () => {
    guide.install('better-sqlite3', ...TYPES);
    guide.doAsToldIn(ONE);
    expect(guide.application.run('typescript/bin/tsc')).toBe('');
    guide.bundle('orders');
    await guide.start('orders');
    expect(guide.drawn()).toBe(guide.shownIn(ONE));
  });
});

describe('an instrumentation of one’s own, in six steps', () => {
  beforeEach(() => {
    guide.install(...LIBRARIES, ...TYPES, 'jest', '@jest/globals', '@swc/core', '@swc/jest');
    guide.copyWholeLibrary();
    follow(guide.application, guide.read([START], 'ts').slice(0, 1));
    guide.doAsToldIn(OWN);
  });

  it('keeps the contract', () => {
    const judgement = guide.application.run('jest/bin/jest.js', 'dns');
    expect(judgement).toMatch(/^Tests: +\d{2} passed, \d{2} total$/m);
  });

  it('type-checks, its harness included, and is used by an application', async () => {
    const folder = 'libs/tracing/src/node/instrumentation/dns';
    const { compilerOptions } = JSON.parse(guide.application.read('tsconfig.json')) as {
      compilerOptions: object;
    };
    guide.application.write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['src', folder] }));
    expect(guide.application.run('typescript/bin/tsc')).toBe('');
    guide.bundle('lookup');
    await guide.start('lookup');
    expect(guide.drawn()).toBe(guide.shownIn(OWN));
  });
});
