import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const LIBRARY = path.resolve(__dirname, '../../..');
const INSTALLED = path.resolve(require.resolve('typescript/package.json'), '../..');

/** An application in an empty folder, far away from this repository, that a reader has copied something into. */
export interface CopiedApplication {
  readonly folder: string;
  write(file: string, text: string): void;
  read(file: string): string;
  remove(file: string): void;
  /** Copies from `libs/tracing` (or from the folder that is named) what readers are told to take: no specs. */
  copy(part: string, to: string, from?: string): void;
  /** Copies `libs/tracing` as a whole, and links it, as `npm install` would do. */
  copyLibrary(): void;
  /** Links installed packages, as `npm install` would do; `target` is where a workspace of one's own is. */
  link(name: string, target?: string): void;
  /** Runs the program of an installed package; answers with all that it says, whether or not it is content. */
  run(program: string, ...args: string[]): string;
  bundle(entry: string, ...options: string[]): void;
  delete(): void;
}

/** The defaults of the compiler, where they are not what every bundled application sets. */
const TSCONFIG = {
  compilerOptions: {
    ...{ strict: true, noEmit: true, target: 'ES2022', skipLibCheck: true },
    ...{ module: 'preserve', moduleResolution: 'bundler' },
  },
  include: ['src'],
};

export function createCopiedApplication(): CopiedApplication {
  const folder = mkdtempSync(path.join(tmpdir(), 'clew-copy-'));
  const within = (file: string): string => path.join(folder, file);

  function write(file: string, text: string): void {
    mkdirSync(path.dirname(within(file)), { recursive: true });
    writeFileSync(within(file), text);
  }

  function copy(part: string, to: string, from = LIBRARY): void {
    const filter = (file: string): boolean =>
      !/\.(spec|fixture)\.ts$|\/(node_modules|dist)$/.test(file.slice(from.length));
    cpSync(path.join(from, part), within(to), { recursive: true, filter });
  }

  function link(name: string, target = path.join(INSTALLED, name)): void {
    mkdirSync(path.dirname(within(`node_modules/${name}`)), { recursive: true });
    symlinkSync(target, within(`node_modules/${name}`));
  }

  write('package.json', JSON.stringify({ private: true, type: 'module', workspaces: ['libs/*'] }));
  write('tsconfig.json', JSON.stringify(TSCONFIG));
  return {
    ...{ folder, write, copy, link },
    read: (file) => readFileSync(within(file), 'utf8'),
    remove: (file) => rmSync(within(file), { recursive: true }),
    copyLibrary() {
      const tsconfigs = readdirSync(LIBRARY).filter((file) => /^tsconfig.*\.json$/.test(file));
      for (const part of ['src', 'package.json', ...tsconfigs]) copy(part, `libs/tracing/${part}`);
      link('@clew/tracing', within('libs/tracing'));
    },
    run(program, ...args) {
      const command = [path.join(INSTALLED, program), ...args];
      const { stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8' });
      return stdout + stderr;
    },
    bundle(entry, ...options) {
      const given = ['--bundle', '--format=esm', '--outdir=dist', ...options];
      execFileSync(path.join(INSTALLED, '.bin/esbuild'), [entry, ...given], { cwd: folder, stdio: 'pipe' });
    },
    delete: () => rmSync(folder, { recursive: true, force: true }),
  };
}
