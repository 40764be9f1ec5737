import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

interface PackageJson {
  version: string;
  engines: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
  peerDependenciesMeta: Record<string, { optional: boolean }>;
}

const HERE = path.resolve(__dirname, '..');
const readPackage = (folder: string): PackageJson =>
  JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as PackageJson;

/** The version that an import from `folder` gets. */
function installedFor(folder: string, library: string): string {
  const candidate = path.join(folder, 'node_modules', library);
  return existsSync(candidate) ? readPackage(candidate).version : installedFor(path.dirname(folder), library);
}

function readCompilerOptions(): object {
  const { compilerOptions } = JSON.parse(readFileSync(path.join(HERE, 'tsconfig.json'), 'utf8')) as {
    compilerOptions: object;
  };
  return compilerOptions;
}

/** Where the types of each library are at its oldest version, for those that come with types. */
function pathsOfOldest(): Record<string, string[]> {
  const modules = path.join(HERE, 'supported-versions/node_modules');
  const places = libraries.map((name) => [
    name,
    [path.join(modules, '@types', name), path.join(modules, name)],
  ]);
  return Object.fromEntries(places) as Record<string, string[]>;
}

const { devDependencies, engines, peerDependencies, peerDependenciesMeta } = readPackage(HERE);
const oldest = readPackage(path.join(HERE, 'supported-versions')).dependencies;
const libraries = Object.keys(oldest);

describe('the supported versions of the instrumented libraries', () => {
  it.each(libraries)('of %s are tested at both ends', (library) => {
    expect(installedFor(path.join(HERE, 'supported-versions'), library)).toBe(oldest[library]);
    expect(installedFor(HERE, library)).toBe(devDependencies[library]);
  });

  it('have types that fit at their oldest, too', () => {
    const { options } = ts.convertCompilerOptionsFromJson(
      { ...readCompilerOptions(), types: ['node'], paths: pathsOfOldest() },
      HERE,
    );
    const entries = ['index', 'sentry', 'apm'].map((name) => path.join(HERE, `src/node/${name}.ts`));
    const program = ts.createProgram(entries, options);
    const problems = ts.getPreEmitDiagnostics(program);
    expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
    const files = program.getSourceFiles().map(({ fileName }) => fileName);
    for (const name of ['bullmq', 'express', 'ioredis']) {
      expect(files.filter((file) => new RegExp(`node_modules/(@types/)?${name}/`).test(file))).toContainEqual(
        expect.stringContaining('/supported-versions/'),
      );
    }
  });

  it('are told to npm, which may go without each of them', () => {
    const nextMajor = (library: string): number => Number.parseInt(devDependencies[library] ?? '') + 1;
    expect(peerDependencies).toEqual(
      Object.fromEntries(libraries.map((name) => [name, `>=${oldest[name]} <${nextMajor(name)}`])),
    );
    expect(peerDependenciesMeta).toEqual(
      Object.fromEntries(libraries.map((library) => [library, { optional: true }])),
    );
  });

  it('are told to readers, and so is that of Node', () => {
    const readme = readFileSync(path.join(HERE, 'README.md'), 'utf8');
    const [, section = ''] = readme.split('## Supported versions');
    const rows = [...section.matchAll(/^\| (\S+) +\| (\d\S+) +\| (\S+) +\|$/gm)];
    expect(rows.map(([, ...cells]) => cells)).toEqual(
      libraries.map((library) => [library, oldest[library], devDependencies[library]]),
    );
    expect(section).toContain(`On Node ${engines['node']?.replace('>=', '')} and up`);
  });
});
