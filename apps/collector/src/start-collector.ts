import type { Express } from 'express';
import { listen, logLine, makeDirectory, type RunningService } from '@clew/service-host';
import { openReaders } from './access/readers/open-readers';
import { Gate } from './access/request/gate';
import { buildApp } from './app';
import type { CollectorConfig } from './config';
import { withOrigins } from './ingest/origins/origins-setting';
import { Outcomes } from './ingest/outcomes';
import { ratesOf } from './ingest/rate-limit/rate-limit-setting';
import { RateLimits } from './ingest/rate-limit/rate-limits';
import { Admission } from './overload/admission';
import { HeapWatch } from './overload/heap-watch';
import { openProjects } from './projects/open-projects';
import type { ProjectDirectory } from './projects/project-directory';
import { outcomeTotals } from './query/outcome-totals';
import { LiveStream } from './query/stream/live-stream';
import { SharedFeed } from './query/stream/shared-feed';
import { Retention } from './retention/retention';
import { retentionLimits } from './retention/retention-settings';
import { GroupCommit } from './store/group-commit';
import { GROUP_COMMIT_LIMITS, SHARED_COMMIT_LIMITS } from './store/group-commit-limits';
import { openEventStore } from './store/open-event-store';

/** The files that stand beside the bundle: the store's thread, and the viewer unless configured otherwise. */
export interface CollectorFiles {
  workerFile: string;
  viewerRoot: string;
}

/** A collector that listens at `url`. */
export interface RunningCollector extends RunningService {
  url: string;
  projects: ProjectDirectory;
  /** What listens there. */
  app: Express;
}

/** What no commit took along (requests that were refused) is stored after this long at the latest. */
const SAVE_OUTCOMES_MS = 1_000;

/** A shared store rewrites what it removes from: it is looked after less often. */
const SHARED_RETENTION_MS = 60 * 60 * 1_000;

/** Makes the data directory, opens the store and listens. `close` answers what is open, stores what was accepted, and releases the store. */
export async function startCollector(
  config: CollectorConfig,
  files: CollectorFiles,
): Promise<RunningCollector> {
  const isEmbedded = config.store.kind === 'duckdb';
  if (isEmbedded) makeDirectory(config.dataDirectory, 'CLEW_DATA_DIR (or --data)');
  const configured = openProjects(isEmbedded ? config.dataDirectory : undefined, config.projects);
  const projects = withOrigins(configured, config.origins);
  const rateLimits = new RateLimits(ratesOf(config.rateLimit, projects));
  const { readers, close: closeReaders } = openReaders(config);
  const gate = new Gate({ readers, projects, behindTls: config.behindTls });
  let failed = false;
  const store = await openEventStore(config.store, {
    directory: config.dataDirectory,
    workerFile: files.workerFile,
    onFailure(error) {
      failed = true;
      // Without its store it can neither store nor answer: nobody handles this, and the process ends.
      throw error;
    },
  });
  const { shared } = store;
  const outcomes = new Outcomes(shared === undefined ? await store.outcomes() : []);
  const limits = shared === undefined ? GROUP_COMMIT_LIMITS : SHARED_COMMIT_LIMITS;
  const queue = new GroupCommit(store, { limits, unsaved: outcomes, onWritable: tellWhetherWritable });
  const saving = setInterval(() => {
    if (outcomes.hasUnsaved) queue.append([]).catch(() => undefined);
  }, SAVE_OUTCOMES_MS);
  const stream = new LiveStream((projectId) => projects.byId(projectId)?.slug ?? String(projectId));
  const feed = shared && new SharedFeed(shared, stream);
  const now = (): number => Date.now() / 1000;
  const retention = new Retention(store, {
    limits: retentionLimits(config, isEmbedded),
    ...(isEmbedded ? {} : { lookMs: SHARED_RETENTION_MS }),
    clocks: { now, monotonic: () => performance.now() / 1000 },
    onPruned: (counts) => outcomes.settlePruned(counts),
    onFailure: (error) => logLine('collector', { retention: String(error).split('\n')[0] }),
  });
  const heap = new HeapWatch();
  const isOverloaded = () => queue.isFull || heap.isShort;
  const admission = new Admission(isOverloaded);
  let draining = false;
  let url = '';

  const app = buildApp({
    projects,
    ingest: {
      writer: queue,
      outcomes,
      admission,
      rateLimits,
      now,
      announce: (event) => (feed === undefined ? stream.publish(event) : undefined),
    },
    query: {
      gate,
      reader: store,
      queue,
      outcomeTotals: outcomeTotals(store, outcomes),
      stream,
      heartbeatMs: config.heartbeatMs,
      now,
      baseUrl: () => url,
    },
    metrics: { outcomes, queue, stream, isOverloaded },
    plan: config.plan,
    viewerRoot: config.viewerRoot ?? files.viewerRoot,
    allowedHosts: config.allowedHosts,
    isReady: () => !failed && !draining && queue.isWritable && !isOverloaded(),
  });
  const server = await listen(app, {
    port: config.port,
    host: config.host,
    portVariable: 'CLEW_COLLECTOR_PORT',
  }).catch(async (error: unknown) => {
    clearInterval(saving);
    closeReaders();
    await store.close();
    throw error;
  });
  url = server.url;
  retention.start();

  return {
    url,
    projects,
    app,
    async close() {
      draining = true;
      closeReaders();
      stream.close();
      await server.close();
      await feed?.stop();
      clearInterval(saving);
      heap.stop();
      await retention.stop();
      await queue.drain();
      await store.close();
    },
  };
}

function tellWhetherWritable(problem: Error | undefined): void {
  const [line] = problem?.message.split('\n') ?? [];
  logLine('collector', problem === undefined ? { writable: true } : { writable: false, error: line });
}
