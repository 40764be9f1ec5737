import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ClewSystem, Dials } from './clew-system';
import { parseLog } from './parse-log';
import { renamer } from './renamer';

const repository = path.resolve(__dirname, '../../../../..');
const shopUrl = `http://127.0.0.1:${process.env['CLEW_SHOP_PORT'] ?? '3000'}`;
const collectorUrl = `http://127.0.0.1:${process.env['CLEW_COLLECTOR_PORT'] ?? '9000'}`;

/** The services' addresses inside the network of docker-compose.yml. */
const inside = {
  'db-service': ['http://db-service:3001'],
  'cache-service': ['http://cache-service:3002'],
  'third-party': ['http://third-party:3003'],
};

/**
 * The system as the containers of docker-compose.yml: `up` changes only the containers whose dials differ. The
 * docker command line and its engine are taken as they are found (DOCKER_HOST).
 */
export async function composeSystem(dials: Dials): Promise<ClewSystem> {
  const startedAt = new Date();
  const compose = composeWith({ ...process.env, ...dials });
  await compose('up', '--detach', '--wait', '--no-build', '--pull', 'never');
  return {
    shopUrl,
    collectorUrl,
    startedAt,
    rename: renamer({ shop: [shopUrl, 'http://api:3000'], ...inside }),
    logOf: async (service) =>
      parseLog(
        await compose('logs', '--no-log-prefix', '--no-color', '--since', startedAt.toISOString(), service),
      ),
    kill: (service) => compose('kill', service),
    // The next scenario's `up` reuses what is alike; `docker compose down` at the end is its caller's.
    stop: () => Promise.resolve(),
  };
}

function composeWith(environment: NodeJS.ProcessEnv) {
  const execute = promisify(execFile);
  return async (...words: string[]): Promise<string> => {
    const { stdout } = await execute('docker', ['compose', '--project-directory', repository, ...words], {
      cwd: repository,
      env: environment,
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  };
}
