import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { findProgram, ZOOKEEPER_CLASSES } from '../../tools/find-engines.mjs';
import { endProcess, freePorts, ownDirectory, startOwnProcess, until } from './own-process';

/** Debian's ZooKeeper, through which the replicas of a table agree. */
export interface ZooKeeper {
  port: number;
  stop(): Promise<void>;
}

/** Starts one that keeps its data in `directory`. */
export async function startZooKeeper(directory: string): Promise<ZooKeeper> {
  const [port = 0] = await freePorts(1);
  ownDirectory(directory);
  const file = path.join(directory, 'zoo.cfg');
  const settings = {
    dataDir: directory,
    clientPort: port,
    clientPortAddress: '127.0.0.1',
    tickTime: 500,
    'admin.enableServer': false,
    '4lw.commands.whitelist': 'srvr',
  };
  writeFileSync(
    file,
    Object.entries(settings)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  );
  const java = findProgram('java') ?? 'java';
  const classes = `/etc/zookeeper/conf:${ZOOKEEPER_CLASSES}`;
  const main = 'org.apache.zookeeper.server.ZooKeeperServerMain';
  const args = [
    '-Xmx128m',
    '-Dzookeeper.log.dir=.',
    '-Dzookeeper.root.logger=WARN,CONSOLE',
    '-cp',
    classes,
    main,
    file,
  ];
  const child = startOwnProcess(java, args, directory);
  await until('ZooKeeper serves', () => serves(port), { child });
  return { port, stop: () => endProcess(child, 'SIGTERM') };
}

/** Whether it serves: it listens, and says that it is well, before it does. */
function serves(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('srvr'));
    let answer = '';
    socket.on('data', (part) => (answer += part.toString()));
    socket.once('close', () => resolve(answer.includes('Mode: standalone')));
    socket.once('error', () => resolve(false));
  });
}
