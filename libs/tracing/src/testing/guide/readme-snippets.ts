import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CopiedApplication } from './copied-application';

const ROOT = path.resolve(__dirname, '../../../../..');

/** A fenced block of the README: what stands after its language, such as a file's name, says what it is. */
export interface Snippet {
  /** The heading that it stands under. */
  section: string;
  language: string;
  title: string;
  text: string;
}

const FENCE = /^```(\w*) ?([^\n]*)\n(.*?)^```$/gms;

/** All fenced blocks of a file of `libs/tracing`, in their order. */
export function snippetsOf(file: string): Snippet[] {
  const readme = readFileSync(path.join(ROOT, 'libs/tracing', file), 'utf8');
  const [, ...sections] = readme.split(/^## /m);
  return sections.flatMap((section) => {
    const [heading = ''] = section.split('\n', 1);
    return [...section.matchAll(FENCE)].map(([, language = '', title = '', text = '']) => {
      return { section: heading, language, title, text };
    });
  });
}

const ADDED = ' (added)';

/** Does what a reader does with the snippets: copies, and writes the files down. What npm installs is linked already. */
export function follow(application: CopiedApplication, snippets: readonly Snippet[]): void {
  for (const { language, title, text } of snippets) {
    if (language === 'sh') runCommands(application, text);
    else if (title.endsWith(ADDED)) {
      const file = title.slice(0, -ADDED.length);
      application.write(file, application.read(file) + text);
    } else if (title !== '') application.write(title, text);
  }
}

function runCommands({ folder }: CopiedApplication, text: string): void {
  const commands = text.replace(/^npm install.*$/gm, '');
  const env = { ...process.env, CLEW: ROOT };
  execFileSync('bash', ['-e', '-c', commands], { cwd: folder, env, stdio: 'pipe' });
}
