import { listen, runService } from '@clew/service-host';
import { buildApp } from './app';
import { readDbServiceConfig } from './config';
import { openDatabase } from './database/open-database';
import { startTracing } from './tracing';

const FLUSH_DEADLINE_MS = 2_000;

runService('db-service', async () => {
  const config = readDbServiceConfig();
  const tracing = startTracing(config);
  const database = openDatabase(config.dataDirectory);
  const app = buildApp({ database, tracer: tracing.tracer, authQueryDelayMs: config.authQueryDelayMs });
  const server = await listen(app, { ...config, portVariable: 'CLEW_DB_SERVICE_PORT' });
  return {
    url: server.url,
    async close() {
      await server.close();
      database.close();
      await tracing.close(FLUSH_DEADLINE_MS);
    },
  };
});
