import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, jest } from '@jest/globals';
import { drawTransactions } from './testing/draw-transactions';
import { createCopiedApplication, type CopiedApplication } from './testing/guide/copied-application';
import { follow, snippetsOf, type Snippet } from './testing/guide/readme-snippets';
import { startEchoServer, type EchoServer } from './testing/servers/echo-server';
import { startFakeCollector, type FakeCollector } from './testing/servers/fake-collector';

const run = promisify(execFile);
const snippets = snippetsOf('README.md');

/** The sections of the README that are followed, by what a reader wants. */
export const START = 'Node, in one file';
export const WHOLE = 'Copy the whole library';
export const CORE = 'Copy only the core';
export const ONE = 'Copy one instrumentation';
export const OWN = 'Instrument something of your own';
/** What a reader has read until the whole library is in use. */
export const USE = [
  ...[START, 'A page', 'Spans of your own', 'Errors', 'Breadcrumbs', 'Sampling', 'Any other framework'],
  "The text's own API",
];

export const LIBRARIES = ['better-sqlite3', 'bullmq', 'express', 'ioredis', 'node-cron'];
export const TYPES = ['node', 'express', 'better-sqlite3'].map((name) => `@types/${name}`);

/** An incoming header, and the span that it names. */
export const SENTRY_TRACE = '771a43a4192642f0b136d5159a501700-99aa0b1c2d3e4f50-1';
export const SENDING_SPAN = '99aa0b1c2d3e4f50';

export interface Reader {
  /** Those of the running test. */
  application: CopiedApplication;
  collector: FakeCollector;
  /** What stands in these sections: of the language, if one is named. */
  read(sections: readonly string[], language?: string): Snippet[];
  doAsToldIn(...sections: string[]): void;
  install(...packages: string[]): void;
  copyWholeLibrary(): void;
  bundle(...programs: string[]): void;
  /** Where a bundled program runs, and its environment. */
  surroundings(): { cwd: string; env: NodeJS.ProcessEnv };
  /** Runs a bundled program until it ends. */
  start(program: string): Promise<unknown>;
  /** The transactions that have arrived. */
  drawn(): string;
  /** The tree that the section shows. */
  shownIn(section: string): string | undefined;
}

/** For each test: somebody who reads the README, with an empty folder, a collector and a service to call. */
export function reader(): Reader {
  // The compiler takes its time.
  jest.setTimeout(120_000);
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

  const read: Reader['read'] = (sections, language) =>
    snippets.filter(
      (snippet) =>
        sections.includes(snippet.section) && (language === undefined || snippet.language === language),
    );

  const doAsToldIn = (...sections: string[]): void => follow(application, read(sections));

  const surroundings: Reader['surroundings'] = () => ({
    cwd: application.folder,
    env: { ...process.env, CLEW_DSN: collector.dsn, STOCK_URL: service.origin, PORT: '0' },
  });

  return {
    get application() {
      return application;
    },
    get collector() {
      return collector;
    },
    ...{ read, doAsToldIn, surroundings },
    install(...packages) {
      for (const name of packages) application.link(name);
    },
    copyWholeLibrary() {
      doAsToldIn(WHOLE);
      application.link('@clew/tracing', path.join(application.folder, 'libs/tracing'));
    },
    bundle(...programs) {
      const external = LIBRARIES.map((name) => `--external:${name}`);
      for (const name of programs) application.bundle(`src/${name}.ts`, '--platform=node', ...external);
    },
    start: (program) => run(process.execPath, [`dist/${program}.js`], surroundings()),
    drawn() {
      const transactions = collector.received.filter(({ item }) => item.type === 'transaction');
      const lines = drawTransactions(transactions.map(({ event }) => event));
      return `${lines.join('\n').replaceAll(service.origin, 'http://127.0.0.1:3001')}\n`;
    },
    shownIn: (section) => read([section], 'text')[0]?.text,
  };
}
