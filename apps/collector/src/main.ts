import { fileURLToPath } from 'node:url';
import { logLine, runService } from '@clew/service-host';
import { readCollectorConfig } from './config';
import { dsnOf } from './projects/project-directory';
import { startCollector } from './start-collector';

runService('collector', async () => {
  const collector = await startCollector(readCollectorConfig(process.argv.slice(2)), {
    workerFile: besideThisFile('duckdb.worker.js'),
    viewerRoot: besideThisFile('../../viewer/dist'),
  });
  for (const project of collector.projects.all) {
    logLine('collector', { project: project.slug, dsn: dsnOf(project, collector.url) });
  }
  return collector;
});

function besideThisFile(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
