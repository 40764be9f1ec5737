import { healthRoutes, listen, notFound, runService } from '@clew/service-host';
import { createPollSchedule } from './app';
import { schedulerConfig } from './config';
import { startTracing } from './tracing';

runService('scheduler', async () => {
  const config = schedulerConfig();
  const tracing = startTracing(config);
  const schedule = createPollSchedule({ ...config, tracer: tracing.tracer });
  const answerHealth = healthRoutes();
  const health = await listen(
    (request, response) =>
      answerHealth(request, response, () => notFound()(request, response, () => undefined)),
    { port: config.port, host: config.host, portVariable: 'CLEW_SCHEDULER_PORT' },
  );
  await schedule.start();
  return {
    url: health.url,
    async close() {
      await schedule.close();
      await tracing.close();
      await health.close();
    },
  };
});
