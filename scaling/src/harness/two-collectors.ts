import path from 'node:path';
import { ClickHouseServer, freeServerPorts, storeAddress } from './clickhouse-server';
import { startCollector, type Collector } from './collector';
import { ask } from './send-transactions';

interface Stats {
  projects: { project: string; stored: number; accepted: number; duplicates: number; dropped: object }[];
}

/** Two collectors and the one ClickHouse that they share, below a directory. */
export class TwoCollectors {
  private constructor(
    readonly server: ClickHouseServer,
    readonly store: string,
    public one: Collector,
    readonly other: Collector,
  ) {}

  /** Starts both at once, as a deployment does: each finds no tables. */
  static async start(directory: string): Promise<TwoCollectors> {
    const server = await ClickHouseServer.start({
      directory: path.join(directory, 'server'),
      ports: await freeServerPorts(),
    });
    await server.ask('CREATE DATABASE clew');
    const store = storeAddress([server], 'clew');
    const [one, other] = await Promise.all([startCollector(store), startCollector(store)]);
    return new TwoCollectors(server, store, one, other);
  }

  async stop(): Promise<void> {
    for (const collector of [this.one, this.other]) await collector.stop('SIGTERM');
  }
}

/** What a collector says of each project. */
export async function statsOf(collector: Collector) {
  const { projects } = await ask<Stats>(collector, '/api/0/stats/');
  return Object.fromEntries(projects.map((project) => [project.project, project]));
}

/** The ids of the events that a search finds. */
export async function listed(collector: Collector, query: string) {
  const address = `/api/0/events/?field=id&query=${encodeURIComponent(query)}`;
  return (await ask<{ data: { id: string }[] }>(collector, address)).data;
}
