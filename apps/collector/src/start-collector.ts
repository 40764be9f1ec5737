import { listen, logLine, type RunningService } from '@clew/service-host';
import { isLoopback } from './allowed-hosts';
import { buildApp } from './app';
import type { CollectorConfig } from './config';
import { Outcomes } from './ingest/outcomes';
import { openProjects } from './projects/open-projects';
import { dsnOf } from './projects/project-directory';
import { LiveStream } from './query/stream/live-stream';
import { openDuckDbEventStore } from './store/duckdb/duckdb-event-store';
import { GroupCommit } from './store/group-commit';

/** The files that stand beside the bundle: the store's thread, and the viewer unless configured otherwise. */
export interface CollectorFiles {
  workerFile: URL;
  viewerRoot: string;
}

/** Opens the store, listens, and prints one line per project with its DSN. `close` drains what was accepted. */
export async function startCollector(
  config: CollectorConfig,
  files: CollectorFiles,
): Promise<RunningService> {
  const projects = openProjects(config.dataDirectory, config.projects);
  let failed = false;
  const store = await openDuckDbEventStore({
    directory: config.dataDirectory,
    workerFile: files.workerFile,
    onFailure(error) {
      failed = true;
      // Without its store it can neither store nor answer: nobody handles this, and the process ends.
      throw error;
    },
  });
  const queue = new GroupCommit(store);
  const outcomes = new Outcomes();
  const stream = new LiveStream((projectId) => projects.byId(projectId)?.slug ?? String(projectId));
  const now = (): number => Date.now() / 1000;
  let draining = false;
  let url = '';

  const app = buildApp({
    ingest: { writer: queue, outcomes, now, announce: (event) => stream.publish(event) },
    query: { projects, reader: store, queue, outcomes, stream, now, baseUrl: () => url },
    viewerRoot: config.viewerRoot ?? files.viewerRoot,
    loopbackOnly: isLoopback(config.host),
    isReady: () => !failed && !draining,
  });
  const server = await listen(app, {
    port: config.port,
    host: config.host,
    portVariable: 'CLEW_COLLECTOR_PORT',
  }).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  url = server.url;
  for (const project of projects.all)
    logLine('collector', { project: project.slug, dsn: dsnOf(project, url) });

  return {
    url,
    async close() {
      draining = true;
      stream.close();
      await server.close();
      await queue.drain();
      await store.close();
    },
  };
}
