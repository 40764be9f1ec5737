import { afterAll, beforeAll } from '@jest/globals';
import type { TraceResponse } from '@clew/trace-model';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { killLeftOverPrograms, startProgram, type ChildProgram } from './child-program';
import type { ServiceOfChain } from './run-chain';

const COLLECTOR = path.resolve(__dirname, '../../../apps/collector/dist/main.js');

/** The collector of this repository, as it is shipped, with one project for each of the services of a file's chains. */
export interface CollectorUnderTest {
  readonly url: string;
  dsn(project: string): string;
  /** Where a service reports to: its DSN, and the same for OpenTelemetry's exporters, in their own variables. */
  environmentOf(service: ServiceOfChain): Record<string, string>;
  /** What has been reported of a trace; undefined where nothing has. */
  reportedTrace(traceId: string): Promise<TraceResponse | undefined>;
  /** The ids of the traces that have a transaction of this name. */
  traceIdsWith(transaction: string): Promise<string[]>;
}

export function runningCollector(
  projects: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): CollectorUnderTest {
  let program: ChildProgram;
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'clew-interop-'));
    program = await startProgram(process.execPath, [COLLECTOR, '--data', directory], {
      CLEW_COLLECTOR_PORT: '0',
      CLEW_PROJECTS: projects.join(','),
      ...environment,
    });
  });
  afterAll(async () => {
    await program?.stop();
    killLeftOverPrograms();
    await rm(directory, { recursive: true });
  });
  function dsn(project: string): string {
    const announced = program.announcements.find((line) => line.project === project);
    if (announced?.dsn === undefined) throw new Error(`the collector has no project ${project}`);
    return announced.dsn;
  }

  return {
    get url() {
      return program.url;
    },
    dsn,
    environmentOf: ({ name }) => ({
      DSN: dsn(name),
      OTEL_EXPORTER_OTLP_ENDPOINT: program.url,
      OTEL_EXPORTER_OTLP_HEADERS: `x-sentry-auth=sentry sentry_key=${new URL(dsn(name)).username}`,
    }),
    async reportedTrace(traceId) {
      const response = await fetch(`${program.url}/api/0/traces/${traceId}/`);
      return response.status === 404 ? undefined : ((await response.json()) as TraceResponse);
    },
    async traceIdsWith(transaction) {
      const query = new URLSearchParams({ query: `transaction:"${transaction}"`, field: 'trace' });
      query.append('field', 'id');
      const response = await fetch(`${program.url}/api/0/events/?${query.toString()}`);
      const { data } = (await response.json()) as { data: { trace: string }[] };
      return data.map(({ trace }) => trace);
    },
  };
}
