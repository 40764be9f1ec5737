import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CORE, ONE, OWN, USE, WHOLE } from './readers-guide.fixture';
import { snippetsOf } from './testing/guide/readme-snippets';

const snippets = snippetsOf('README.md');
const fileOf = (name: string) => readFileSync(path.resolve(__dirname, '..', name), 'utf8');

describe('the snippets of the README', () => {
  it('are all followed by the specs of the guide', () => {
    const followed = [...USE, WHOLE, CORE, ONE, OWN];
    expect(snippets.filter(({ section }) => !followed.includes(section))).toEqual([]);
  });

  it('are files, commands or trees', () => {
    const others = snippets.filter(({ language, title }) => {
      const isFile = /\.(ts|mjs|json)( \(added\))?$/.test(title);
      return !(isFile || (title === '' && ['sh', 'text'].includes(language)));
    });
    expect(others).toEqual([]);
  });
});

describe('the table of what is recorded', () => {
  const { peerDependencies } = JSON.parse(fileOf('package.json')) as {
    peerDependencies: Record<string, string>;
  };
  const versions = /\b([a-z][\w-]+) (\d[\d.]*) (?:to|and) (\d+) +\|/g;
  const rows = [...fileOf('README.md').matchAll(versions)].map(([, ...words]) => words.join(' '));
  const told = [...new Set(rows)].map((words) => words.split(' '));

  it('names all libraries that are supported', () => {
    expect(told.map(([name]) => name).sort()).toEqual(Object.keys(peerDependencies).sort());
  });

  it.each(told)('says of %s what package.json says: %s to %s', (name, oldest, newest) => {
    const [, from = '', below = ''] = /^>=(\S+) <(\d+)$/.exec(peerDependencies[name ?? ''] ?? '') ?? [];
    expect({ from: `${from}.`.startsWith(`${oldest}.`), below }).toEqual({
      from: true,
      below: String(Number(newest) + 1),
    });
  });
});

describe('the README', () => {
  it.each(['node', 'browser'])('names every function that the entry point for %s exports', (runtime) => {
    const index = fileOf(`src/${runtime}/index.ts`).replace(/type \w+/g, '');
    const names = [...index.matchAll(/(?<=[{,]\s*)[a-z]\w+/g)].map(([name]) => name);
    const readme = fileOf('README.md');
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(readme))).toEqual([]);
    expect(names).toContain('init');
  });
});
