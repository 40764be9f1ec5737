import { parseArgs } from 'node:util';
import { ConfigurationError, makeDirectory } from '@clew/service-host';
import { readCollectorConfig } from '../../config';
import { configuredSlugs } from '../../projects/open-projects';
import { changeReadersFile } from './change-readers-file';
import { readersFileOf } from './open-readers';
import type { Grants } from './reader';
import { isReaderName, parseGrants, type ReaderEntry } from './reader-entry';
import { digestOf, mintToken } from './reader-token';
import { readReadersFile } from './readers-file';

const USAGE = `usage: readers add <name> --projects web,api|'*' [--days 90]
       readers grant <name> --projects web,api|'*'
       readers revoke <name>
       readers list
each with --data <directory>, as the collector is started`;

const DAY_MS = 86_400_000;

/** Where a command writes: `result` is for programs, `notice` for people. */
export interface CommandOutput {
  result(line: string): void;
  notice(line: string): void;
}

interface Command {
  verb: string;
  name: string | undefined;
  file: string;
  grants: Grants | undefined;
  expires: string | null;
  /** The slugs of the projects that the collector would have. */
  slugs: readonly string[];
}

/**
 * `readers add|grant|revoke|list`: who may read the collector of the same `--data` and environment. A collector that
 * runs notices within a second or two. Throws a `ConfigurationError`.
 */
export function readersCommand(
  argv: readonly string[],
  output: CommandOutput,
  environment: Record<string, string | undefined> = process.env,
): void {
  const command = parseCommand(argv, environment);
  if (command.verb === 'list') return list(command, output);
  if (command.name === undefined || !isReaderName(command.name)) {
    throw new ConfigurationError('a reader has a name of letters, digits and . _ - @, such as alice');
  }
  const named = { ...command, name: command.name };
  if (command.verb === 'revoke') return revoke(named, output);
  if (command.grants === undefined) {
    throw new ConfigurationError("--projects: expected the projects to be seen, such as web,api or '*'");
  }
  warnOfUnknown(command.grants, command.slugs, output);
  const granting = { ...named, grants: command.grants };
  return command.verb === 'add' ? add(granting, output) : grant(granting, output);
}

type Named = Command & { name: string };
type Granting = Named & { grants: Grants };

function add({ file, name, grants, expires }: Granting, output: CommandOutput): void {
  const token = mintToken();
  const entry: ReaderEntry = {
    name,
    grants,
    tokenDigest: digestOf(token).toString('hex'),
    created: new Date().toISOString(),
    expires,
  };
  changeReadersFile(file, (readers) => {
    if (readers.some((other) => other.name === name)) {
      throw new ConfigurationError(`there is a reader ${name}: revoke it first, or grant it other projects`);
    }
    return [...readers, entry];
  });
  const until = expires === null ? '' : ` until ${expires}`;
  output.notice(
    `${name} may read ${written(grants)}${until}. The token is shown this once and kept nowhere:`,
  );
  output.result(token);
}

function grant({ file, name, grants }: Granting, output: CommandOutput): void {
  changeReadersFile(file, (readers) => {
    assertThere(readers, name);
    return readers.map((reader) => (reader.name === name ? { ...reader, grants } : reader));
  });
  output.notice(`${name} may read ${written(grants)} from now on.`);
}

function revoke({ file, name }: Named, output: CommandOutput): void {
  changeReadersFile(file, (readers) => {
    assertThere(readers, name);
    return readers.filter((reader) => reader.name !== name);
  });
  output.notice(`${name} may read no longer.`);
  if (readReadersFile(file)?.length === 0) {
    output.notice(`Nobody may read now; without ${file} anybody on this machine may.`);
  }
}

function list({ file }: Command, output: CommandOutput): void {
  const readers = readReadersFile(file);
  if (readers === undefined) {
    output.notice(`There are no readers (${file}): on this machine anybody may read.`);
  }
  for (const { name, grants, created, expires } of readers ?? []) {
    output.result(
      [name, written(grants), `since ${created}`, ...(expires === null ? [] : [`until ${expires}`])].join(
        '\t',
      ),
    );
  }
}

function parseCommand(argv: readonly string[], environment: Record<string, string | undefined>): Command {
  const { values, positionals } = parsedArguments(argv);
  const [verb = '', name, ...rest] = positionals;
  if (!['add', 'grant', 'revoke', 'list'].includes(verb) || rest.length > 0)
    throw new ConfigurationError(USAGE);
  const config = readCollectorConfig(values.data === undefined ? [] : ['--data', values.data], environment);
  if (verb !== 'list' && config.readersFile === undefined) {
    makeDirectory(config.dataDirectory, 'CLEW_DATA_DIR (or --data)');
  }
  return {
    verb,
    name,
    file: readersFileOf(config),
    grants: values.projects === undefined ? undefined : parseGrants(values.projects),
    expires: values.days === undefined ? null : afterDays(values.days),
    slugs: configuredSlugs(config.projects),
  };
}

function parsedArguments(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const options = { data: text, projects: text, days: text };
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch {
    throw new ConfigurationError(USAGE);
  }
}

function afterDays(days: string): string {
  if (!/^[1-9]\d{0,3}$/.test(days)) throw new ConfigurationError('--days: expected a number from 1 to 9999');
  return new Date(Date.now() + Number(days) * DAY_MS).toISOString();
}

function assertThere(readers: readonly ReaderEntry[], name: string): void {
  if (!readers.some((reader) => reader.name === name)) {
    throw new ConfigurationError(`there is no reader ${name}: see readers list`);
  }
}

function warnOfUnknown(grants: Grants, slugs: readonly string[], output: CommandOutput): void {
  for (const slug of grants === '*' ? [] : grants) {
    if (!slugs.includes(slug))
      output.notice(`There is no project ${slug} yet; there are ${slugs.join(', ')}.`);
  }
}

function written(grants: Grants): string {
  return grants === '*' ? 'all projects' : grants.join(', ');
}
