import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { findProgram } from '../../tools/find-engines.mjs';
import { serverConfig, USER, usersConfig, type ServerPlace, type ServerPorts } from './clickhouse-config';
import { endProcess, freePorts, hasEnded, ownDirectory, startOwnProcess, until } from './own-process';

const ANSWER_WITHIN_MS = 5_000;

/** A ClickHouse server of Debian's in a process of its own, which can be stopped and started again on its data. */
export class ClickHouseServer {
  #child: ChildProcess;

  private constructor(private readonly place: ServerPlace) {
    this.#child = this.#launch();
  }

  static async start(place: ServerPlace): Promise<ClickHouseServer> {
    ownDirectory(place.directory);
    writeFileSync(path.join(place.directory, 'config.xml'), serverConfig(place));
    writeFileSync(path.join(place.directory, 'users.xml'), usersConfig());
    const server = new ClickHouseServer(place);
    await server.#answers();
    return server;
  }

  /** As it stands in CLEW_STORE. */
  get host(): string {
    return `127.0.0.1:${this.place.ports.http}`;
  }

  /** The rows of an answer, as text. */
  async ask(statement: string): Promise<string[][]> {
    const response = await fetch(`http://${this.host}/`, {
      method: 'POST',
      headers: { 'X-ClickHouse-User': USER.username, 'X-ClickHouse-Key': USER.password },
      body: statement,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('\t'));
  }

  /** SIGKILL leaves it no time for anything. */
  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    return endProcess(this.#child, signal);
  }

  /** Lets it hang: it listens, and does not answer. */
  pause(): void {
    this.#child.kill('SIGSTOP');
  }

  resume(): void {
    this.#child.kill('SIGCONT');
  }

  /** This old server ends when ZooKeeper lets it wait while it starts. */
  async startAgainIfEnded(): Promise<void> {
    if (hasEnded(this.#child)) await this.startAgain();
  }

  async startAgain(): Promise<void> {
    this.#child = this.#launch();
    await this.#answers();
  }

  #launch(): ChildProcess {
    const { directory } = this.place;
    const program = findProgram('clickhouse-server') ?? 'clickhouse-server';
    return startOwnProcess(program, [`--config-file=${directory}/config.xml`], directory);
  }

  #answers(): Promise<void> {
    return until('ClickHouse answers', async () => (await this.ask('SELECT 1')).length === 1, {
      child: this.#child,
    });
  }
}

export async function freeServerPorts(): Promise<ServerPorts> {
  const [http = 0, native = 0, replication = 0] = await freePorts(3);
  return { http, native, replication };
}

/** The value of CLEW_STORE for a database on servers. */
export function storeAddress(
  servers: readonly ClickHouseServer[],
  database: string,
  cluster?: string,
): string {
  const user = `${USER.username}:${encodeURIComponent(USER.password)}`;
  const hosts = servers.map(({ host }) => host).join(',');
  return `clickhouse://${user}@${hosts}/${database}${cluster === undefined ? '' : `?cluster=${cluster}`}`;
}
