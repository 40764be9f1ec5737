import path from 'node:path';
import { announcement, print, printedProgress } from './announce';
import { readDemoConfig } from './config';
import { startSystem, type StartedSystem } from './start-system';

const root = path.resolve(import.meta.dirname, '../../..');
const startedAt = performance.now();

try {
  const starting = startSystem(readDemoConfig(process.env), root, printedProgress);
  stopOnSignal(starting);
  const system = await starting;
  print(announcement(system));
  print(`  Ready in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
  announceToParent(system);
} catch (error) {
  print(`clew: ${(error as Error).message}`);
  process.exit(1);
}

/** A test or a script that started this process with a message channel learns all addresses and process ids. */
function announceToParent(system: StartedSystem): void {
  process.send?.({
    ready: true,
    shopUrl: system.shopUrl,
    collectorUrl: system.collectorUrl,
    redisUrl: system.redis.url,
    logDirectory: path.resolve(system.logDirectory),
    services: Object.fromEntries([...system.services].map(([name, { url, pid }]) => [name, { url, pid }])),
  });
}

/** Stops in order, also what is only just starting. */
function stopOnSignal(starting: Promise<StartedSystem>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    print('\n  Stopping: finishing what is under way …');
    const stopped = starting.then((system) => system.stop());
    void stopped.then(
      () => process.exit(0),
      (error: Error) => {
        print(`clew: ${error.message}`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('disconnect', stop);
}
