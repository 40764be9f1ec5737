import { connectRedis } from '@clew/redis-connection';
import { healthRoutes, listen, notFound, runService } from '@clew/service-host';
import { redisOptions, startWorker } from './app';
import { workerConfig } from './config';
import { startTracing } from './tracing';

runService('worker', async () => {
  const config = workerConfig();
  const tracing = startTracing(config);
  const redis = await connectRedis(config.redisUrl, redisOptions);
  const worker = startWorker({ tracer: tracing.tracer, redis, thirdPartyUrl: config.thirdPartyUrl });
  const answerHealth = healthRoutes(() => worker.isReady());
  const health = await listen(
    (request, response) =>
      answerHealth(request, response, () => notFound()(request, response, () => undefined)),
    { port: config.port, host: config.host, portVariable: 'CLEW_WORKER_PORT' },
  );
  return {
    url: health.url,
    async close() {
      await worker.close();
      redis.disconnect();
      await tracing.close();
      await health.close();
    },
  };
});
