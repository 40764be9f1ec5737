import path from 'node:path';
import { ConfigurationError, makeDirectory } from '@clew/service-host';
import type { DemoConfig } from './config';
import { provideRedis, type ProvidedRedis } from './redis/provide-redis';
import { servicePlans, type RunningSystem, type ServicePlan } from './service-plan';
import { startServiceProcess, type ServiceProcess } from './service-process';

export interface StartedSystem {
  shopUrl: string;
  collectorUrl: string;
  dsns: ReadonlyMap<string, string>;
  redis: ProvidedRedis;
  services: ReadonlyMap<string, ServiceProcess>;
  logDirectory: string;
  /** Drains and stops everything, the collector after all that report to it, and Redis last. */
  stop(): Promise<void>;
}

export interface Progress {
  starting(name: string): void;
  ready(name: string, milliseconds: number): void;
  exitedUnexpectedly(name: string, cause: string): void;
}

/** Starts Redis and every service, each as soon as those that it needs are ready. */
export async function startSystem(
  config: DemoConfig,
  root: string,
  progress: Progress,
): Promise<StartedSystem> {
  const logDirectory = path.join(config.dataDirectory, 'logs');
  makeDirectory(logDirectory, 'CLEW_DATA_DIR');
  const redis = await provideRedis(config, {
    logFile: path.join(logDirectory, 'redis.log'),
    onUnexpectedExit: (cause) => progress.exitedUnexpectedly('redis', cause),
  });
  const services = new Map<string, ServiceProcess>();
  const dsns = new Map<string, string>();
  const stop = () => stopSystem(services, redis);

  const launch = async (plan: ServicePlan, system: RunningSystem) => {
    const startedAt = performance.now();
    progress.starting(plan.name);
    const service = await startServiceProcess({
      name: plan.name,
      root,
      environment: {
        ...process.env,
        ...plan.environment(system),
        CLEW_DATA_DIR: config.dataDirectory,
        // Those that are observed are not to read.
        CLEW_READER_TOKEN: undefined,
      },
      logFile: path.join(logDirectory, `${plan.name}.log`),
      onUnexpectedExit: (name, cause) => progress.exitedUnexpectedly(name, cause),
    });
    services.set(plan.name, service);
    if (plan.name === 'collector') await listDsns(service.url, config.readerToken, dsns);
    progress.ready(plan.name, performance.now() - startedAt);
  };

  const system: RunningSystem = {
    redisUrl: redis.url,
    urlOf: (service) => known(services.get(service)?.url, `${service} has not announced its address`),
    dsnOf: (project) => known(dsns.get(project), `CLEW_PROJECTS: the project ${project} is missing`),
  };
  const started = startInOrder((plan) => launch(plan, system));
  const outcomes = await Promise.allSettled(started);
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure) {
    await stop();
    throw failure.reason;
  }
  return {
    shopUrl: system.urlOf('api'),
    collectorUrl: system.urlOf('collector'),
    ...{ dsns, redis, services, logDirectory, stop },
  };
}

function startInOrder(launch: (plan: ServicePlan) => Promise<void>): Promise<void>[] {
  const started = new Map<string, Promise<void>>();
  for (const plan of servicePlans) {
    const needed = Promise.all(plan.needs.flatMap((name) => started.get(name) ?? []));
    started.set(
      plan.name,
      needed.then(() => launch(plan)),
    );
  }
  return [...started.values()];
}

function known(value: string | undefined, otherwise: string): string {
  if (!value) throw new ConfigurationError(otherwise);
  return value;
}

async function listDsns(
  collectorUrl: string,
  readerToken: string | undefined,
  dsns: Map<string, string>,
): Promise<void> {
  const headers: Record<string, string> =
    readerToken === undefined ? {} : { authorization: `Bearer ${readerToken}` };
  const response = await fetch(`${collectorUrl}/api/0/projects/`, { headers });
  if (response.status === 401) {
    throw new ConfigurationError(
      'the collector has readers: set CLEW_READER_TOKEN to the token of one who may read all projects',
    );
  }
  if (!response.ok) throw new Error(`the collector answered ${response.status} when asked for its projects`);
  for (const { slug, dsn } of (await response.json()) as { slug: string; dsn: string }[]) dsns.set(slug, dsn);
}

async function stopSystem(services: Map<string, ServiceProcess>, redis: ProvidedRedis): Promise<void> {
  const reporting = [...services.values()].filter(({ name }) => name !== 'collector');
  await Promise.all(reporting.map((service) => service.stop()));
  await services.get('collector')?.stop();
  await redis.close();
}
