import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { LocalSystem } from './system/local-system';

const program = path.resolve(__dirname, '../../../api/dist/main.js');

/** What is different about it. */
export interface AnotherApiOptions {
  /** Where it asks for products; by default the system's own db-service. */
  dbServiceUrl?: string;
  /** Whether its reports arrive. */
  reports: boolean;
}

export interface AnotherApi {
  shopUrl: string;
  stop(): Promise<void>;
}

/** Starts a second api, with a shop of its own, beside that of a running system. */
export async function startAnotherApi(
  system: LocalSystem,
  { dbServiceUrl = system.urlOf('db-service'), reports }: AnotherApiOptions,
): Promise<AnotherApi> {
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env['PATH'],
      CLEW_SHOP_PORT: '0',
      CLEW_WEB_DSN: await dsnOf(system, 'web'),
      CLEW_VIEWER_URL: system.collectorUrl,
      DB_SERVICE_URL: dbServiceUrl,
      THIRD_PARTY_URL: system.urlOf('third-party'),
      REDIS_URL: system.redisUrl,
      ...(reports ? { CLEW_DSN: await dsnOf(system, 'api') } : {}),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return {
    shopUrl: url,
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function dsnOf({ collectorUrl }: LocalSystem, project: string): Promise<string> {
  const response = await fetch(`${collectorUrl}/api/0/projects/`);
  const projects = (await response.json()) as { slug: string; dsn: string }[];
  return projects.find(({ slug }) => slug === project)?.dsn ?? '';
}
