import { fileURLToPath } from 'node:url';
import { runService } from '@clew/service-host';
import { readCollectorConfig } from './config';
import { startCollector } from './start-collector';

runService('collector', () =>
  startCollector(readCollectorConfig(process.argv.slice(2)), {
    workerFile: new URL('./duckdb.worker.js', import.meta.url),
    viewerRoot: fileURLToPath(new URL('../../viewer/dist', import.meta.url)),
  }),
);
