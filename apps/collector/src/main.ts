import { fileURLToPath } from 'node:url';
import { ConfigurationError, logLine, runService } from '@clew/service-host';
import { readersCommand } from './access/readers/readers-command';
import { readCollectorConfig } from './config';
import { dsnOf } from './projects/project-directory';
import { startCollector, type RunningCollector } from './start-collector';

const [command, ...commandArguments] = process.argv.slice(2);
if (command === 'readers') runReadersCommand(commandArguments);
else runService('collector', start);

async function start(): Promise<RunningCollector> {
  const collector = await startCollector(readCollectorConfig(process.argv.slice(2)), {
    workerFile: besideThisFile('duckdb.worker.js'),
    viewerRoot: besideThisFile('../../viewer/dist'),
  });
  for (const project of collector.projects.all) {
    logLine('collector', { project: project.slug, dsn: dsnOf(project, collector.url) });
  }
  return collector;
}

function runReadersCommand(argv: readonly string[]): void {
  try {
    readersCommand(argv, {
      result: (line) => void process.stdout.write(`${line}\n`),
      notice: (line) => void process.stderr.write(`${line}\n`),
    });
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`collector: ${error.message}\n`);
    process.exitCode = 1;
  }
}

function besideThisFile(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
