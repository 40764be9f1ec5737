import { afterAll, beforeAll, jest } from '@jest/globals';
import path from 'node:path';
import type { Express } from 'express';
import { readCollectorConfig } from '../config';
import { startCollector, type RunningCollector } from '../start-collector';
import { BUILT_COLLECTOR } from './built-collector';
import { scratchDirectory } from './scratch-directory';
import { envelopeOf } from './wire-fixtures';

/** The collector of one spec file, listening on a free port with a store of its own. */
export interface CollectorUnderTest {
  url(): string;
  key(project: string): string;
  post(project: string, body: Uint8Array | string, init?: PostOptions): Promise<Response>;
  /** Sends events, each in an envelope of its own, and expects each to be accepted. */
  send(project: string, ...events: Record<string, unknown>[]): Promise<void>;
  get(path: string, headers?: Record<string, string>): Promise<{ status: number; body: unknown }>;
  /** The application that listens. */
  app(): Express;
}

export interface PostOptions {
  endpoint?: 'envelope' | 'store';
  headers?: Record<string, string>;
  /** The query; by default it carries the project's key. */
  query?: string;
}

// The machine may be busy with other suites; alone a test takes milliseconds.
const BUSY_MACHINE_MS = 30_000;

export function runningCollector(environment: Record<string, string> = {}): CollectorUnderTest {
  jest.setTimeout(BUSY_MACHINE_MS);
  const directory = scratchDirectory();
  let collector: RunningCollector;
  beforeAll(async () => {
    const config = readCollectorConfig([], {
      CLEW_COLLECTOR_PORT: '0',
      CLEW_DATA_DIR: directory,
      ...environment,
    });
    const viewerRoot = path.join(directory, 'no-viewer');
    collector = await startCollector(config, { workerFile: BUILT_COLLECTOR.workerFile, viewerRoot });
  });
  afterAll(() => collector.close());

  const projectOf = (name: string) => collector.projects.named(name) ?? { id: 0, key: 'none' };
  const underTest: CollectorUnderTest = {
    url: () => collector.url,
    key: (project) => projectOf(project).key,
    post(project, body, { endpoint = 'envelope', headers = {}, query } = {}) {
      const { id, key } = projectOf(project);
      const address = `${collector.url}/api/${id}/${endpoint}/?${query ?? `sentry_key=${key}&sentry_version=7`}`;
      return fetch(address, { method: 'POST', body: Buffer.from(body), headers });
    },
    async send(project, ...events) {
      for (const event of events) {
        const response = await underTest.post(project, envelopeOf(event));
        const text = await response.text();
        if (response.status !== 200 || text.includes('rejected'))
          throw new Error(`${response.status} ${text}`);
      }
    },
    app: () => collector.app,
    async get(address, headers = {}) {
      const response = await fetch(`${collector.url}${address}`, { headers });
      return { status: response.status, body: await response.json() };
    },
  };
  return underTest;
}
