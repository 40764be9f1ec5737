import { listen, runService } from '@clew/service-host';
import { createApp } from './app';
import { openConfirmationQueue } from './clients/confirmation-queue';
import { createDbService } from './clients/db-service';
import { createThirdParty } from './clients/third-party';
import { apiConfig } from './config';
import { readPageFiles } from './page-files';
import { startTracing } from './tracing';

const neighbourDeadlineMs = 5000;

runService('api', async () => {
  const config = apiConfig();
  const page = readPageFiles(config.webRoot);
  const tracing = startTracing(config);
  const confirmations = await openConfirmationQueue(config.redisUrl, tracing.tracer);
  const app = createApp({
    tracer: tracing.tracer,
    dbService: createDbService(config.dbServiceUrl, neighbourDeadlineMs),
    thirdParty: createThirdParty(config.thirdPartyUrl, neighbourDeadlineMs),
    confirmations,
    page,
    shopConfig: {
      dsn: config.webDsn ?? null,
      tracesSampleRate: config.webTracesSampleRate,
      environment: config.environment,
      viewerUrl: config.viewerUrl ?? null,
    },
  });
  const server = await listen(app, { port: config.port, host: config.host, portVariable: 'CLEW_SHOP_PORT' });
  return {
    url: server.url,
    async close() {
      await server.close();
      await confirmations.close();
      await tracing.close();
    },
  };
});
