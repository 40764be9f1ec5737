/** What is known of the running system so far: every address is the one that a process announced itself. */
export interface RunningSystem {
  redisUrl: string;
  urlOf(service: string): string;
  dsnOf(project: string): string;
}

/** One process of the system: what must be ready before it, and the environment that tells it where. */
export interface ServicePlan {
  name: string;
  needs: readonly string[];
  environment: (system: RunningSystem) => Record<string, string>;
}

const ANY_FREE_PORT = '0';

/**
 * The processes of the system. They know each other only by address, as they would on separate machines; the order
 * of starting follows from `needs`. The shop and the collector have ports that people know; the others take any.
 */
export const servicePlans: readonly ServicePlan[] = [
  { name: 'collector', needs: [], environment: () => ({}) },
  {
    name: 'third-party',
    needs: [],
    environment: () => ({ CLEW_THIRD_PARTY_PORT: ANY_FREE_PORT }),
  },
  {
    name: 'db-service',
    needs: ['collector'],
    environment: (system) => ({
      CLEW_DB_SERVICE_PORT: ANY_FREE_PORT,
      CLEW_DSN: system.dsnOf('db-service'),
    }),
  },
  {
    name: 'cache-service',
    needs: ['collector'],
    environment: (system) => ({
      CLEW_CACHE_SERVICE_PORT: ANY_FREE_PORT,
      CLEW_DSN: system.dsnOf('cache-service'),
      REDIS_URL: system.redisUrl,
    }),
  },
  {
    name: 'worker',
    needs: ['collector', 'third-party'],
    environment: (system) => ({
      CLEW_WORKER_PORT: ANY_FREE_PORT,
      CLEW_DSN: system.dsnOf('worker'),
      REDIS_URL: system.redisUrl,
      THIRD_PARTY_URL: system.urlOf('third-party'),
    }),
  },
  {
    name: 'api',
    needs: ['collector', 'third-party', 'db-service'],
    environment: (system) => ({
      CLEW_DSN: system.dsnOf('api'),
      CLEW_WEB_DSN: system.dsnOf('web'),
      CLEW_VIEWER_URL: system.urlOf('collector'),
      DB_SERVICE_URL: system.urlOf('db-service'),
      THIRD_PARTY_URL: system.urlOf('third-party'),
      REDIS_URL: system.redisUrl,
    }),
  },
  {
    name: 'scheduler',
    needs: ['collector', 'third-party', 'cache-service', 'api'],
    environment: (system) => ({
      CLEW_SCHEDULER_PORT: ANY_FREE_PORT,
      CLEW_DSN: system.dsnOf('scheduler'),
      THIRD_PARTY_URL: system.urlOf('third-party'),
      CACHE_SERVICE_URL: system.urlOf('cache-service'),
      API_URL: system.urlOf('api'),
    }),
  },
];
