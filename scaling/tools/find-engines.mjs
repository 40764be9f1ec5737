// Which ClickHouse engines this machine has: plain JavaScript, so that Jest's configuration and `npm test` can ask too.
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** Where Debian's package zookeeper puts its classes. */
export const ZOOKEEPER_CLASSES = '/usr/share/java/zookeeper.jar';

/** Debian's packages of the servers, as far as this machine lacks them. */
export function missingServerPackages() {
  return [
    ...(findProgram('clickhouse-server') === undefined ? ['clickhouse-server'] : []),
    ...(existsSync(ZOOKEEPER_CLASSES) && findProgram('java') !== undefined ? [] : ['zookeeper']),
  ];
}

/** A program's path; Debian puts servers where not every user looks. */
export function findProgram(name) {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders
    .filter(Boolean)
    .map((folder) => path.join(folder, name))
    .find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
