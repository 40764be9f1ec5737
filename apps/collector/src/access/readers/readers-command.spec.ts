import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { scratchDirectory } from '../../testing/scratch-directory';
import { digestOf } from './reader-token';
import { readersCommand } from './readers-command';

const scratch = scratchDirectory();
let directories = 0;

/** The commands of one data directory: each answers with what it prints for programs and for people. */
function commands(environment: Record<string, string> = {}) {
  const directory = path.join(scratch, `data-${(directories += 1)}`);
  const run = (...argv: string[]): { results: string[]; notices: string[] } => {
    const [results, notices]: [string[], string[]] = [[], []];
    const output = {
      result: (line: string) => void results.push(line),
      notice: (line: string) => void notices.push(line),
    };
    readersCommand([...argv, '--data', directory], output, environment);
    return { results, notices };
  };
  return { run, file: path.join(directory, 'collector/readers.json') };
}

describe('npm run collector -- readers', () => {
  it('add prints the token once, and keeps only its digest', () => {
    const { run, file } = commands();
    const { results, notices } = run('add', 'alice', '--projects', 'web,api');
    expect(results).toEqual([expect.stringMatching(/^clew_[\w-]{43}$/)]);
    expect(notices).toEqual(['alice may read web, api. The token is shown this once and kept nowhere:']);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(digestOf(results[0] ?? '').toString('hex'));
    expect(text).not.toContain(results[0]);
  });

  it('list says who may read what', () => {
    const { run, file } = commands();
    expect(run('list')).toEqual({
      results: [],
      notices: [`There are no readers (${file}): on this machine anybody may read.`],
    });
    run('add', 'alice', '--projects', 'web,api');
    run('add', 'bob', '--projects', '*', '--days', '30');
    expect(
      run('list').results.map((line) => line.split('\t').map((cell) => cell.replace(/T.*/, ''))),
    ).toEqual([
      ['alice', 'web, api', expect.stringMatching(/^since \d{4}/)],
      ['bob', 'all projects', expect.stringMatching(/^since \d{4}/), expect.stringMatching(/^until \d{4}/)],
    ]);
  });

  it('grant changes what a reader may see, and not the token', () => {
    const { run, file } = commands();
    const [token = ''] = run('add', 'alice', '--projects', '*').results;
    run('grant', 'alice', '--projects', 'web');
    expect(run('list').results[0]).toContain('alice\tweb\t');
    expect(readFileSync(file, 'utf8')).toContain(digestOf(token).toString('hex'));
  });

  it('revoke leaves nobody rather than everybody', () => {
    const { run, file } = commands();
    run('add', 'alice', '--projects', '*');
    expect(run('revoke', 'alice').notices).toEqual([
      'alice may read no longer.',
      `Nobody may read now; without ${file} anybody on this machine may.`,
    ]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ readers: [] });
  });

  it('says when a grant names no project, and gives it all the same', () => {
    const { run } = commands({ CLEW_PROJECTS: 'yarn,wool' });
    expect(run('add', 'alice', '--projects', 'yarn,wood').notices).toEqual([
      'There is no project wood yet; there are yarn, wool.',
      'alice may read yarn, wood. The token is shown this once and kept nowhere:',
    ]);
  });

  it('works on the file that CLEW_READERS_FILE names', () => {
    const file = path.join(scratch, 'shared-readers.json');
    commands({ CLEW_READERS_FILE: file }).run('add', 'alice', '--projects', '*');
    expect(commands({ CLEW_READERS_FILE: file }).run('list').results).toHaveLength(1);
  });

  it.each([
    [[], /^usage: readers add <name>/],
    [['remove', 'alice'], /^usage: /],
    [['add', 'alice', 'bob', '--projects', '*'], /^usage: /],
    [['add', 'alice', '--project', 'web'], /^usage: /],
    [['add', '--projects', 'web'], /^a reader has a name of letters, digits/],
    [['add', 'a b', '--projects', 'web'], /^a reader has a name of letters, digits/],
    [['add', 'alice'], /^--projects: expected the projects to be seen/],
    [['add', 'alice', '--projects', ''], /^--projects: expected the projects to be seen/],
    [['add', 'alice', '--projects', 'web,*'], /^--projects: expected the projects to be seen/],
    [['add', 'alice', '--projects', '*', '--days', '0'], /^--days: expected a number/],
    [['revoke', 'alice'], /^there is no reader alice/],
    [['grant', 'alice', '--projects', 'web'], /^there is no reader alice/],
  ])('%j is explained in a line', (argv, line) => {
    expect(() => commands().run(...argv)).toThrow(line);
  });

  it('add does not take a name twice', () => {
    const { run } = commands();
    run('add', 'alice', '--projects', '*');
    expect(() => run('add', 'alice', '--projects', 'web')).toThrow(
      /^there is a reader alice: revoke it first/,
    );
  });
});
