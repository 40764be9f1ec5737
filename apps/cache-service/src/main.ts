import { listen, runService } from '@clew/service-host';
import { buildApp } from './app';
import { readCacheServiceConfig } from './config';
import { connectCache } from './connect-cache';
import { startTracing } from './tracing';

const FLUSH_DEADLINE_MS = 2_000;

runService('cache-service', async () => {
  const config = readCacheServiceConfig();
  const tracing = startTracing(config);
  const redis = await connectCache(config.redisUrl);
  const app = buildApp({ redis, tracer: tracing.tracer });
  const server = await listen(app, { ...config, portVariable: 'CLEW_CACHE_SERVICE_PORT' });
  return {
    url: server.url,
    async close() {
      await server.close();
      redis.disconnect();
      await tracing.close(FLUSH_DEADLINE_MS);
    },
  };
});
