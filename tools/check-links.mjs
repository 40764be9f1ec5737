// Every relative link in the repository's Markdown must lead to a file that exists.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

// A container's user may be another than the checkout's owner, which git otherwise refuses.
const git = ['-c', 'safe.directory=*', 'ls-files', '*.md'];
const documents = execFileSync('git', git, { encoding: 'utf8' }).split('\n').filter(Boolean);
const broken = documents.filter(existsSync).flatMap((document) =>
  linksOf(readFileSync(document, 'utf8'))
    .map((link) => path.join(path.dirname(document), link))
    .filter((target) => !existsSync(target))
    .map((target) => `${document}: ${target} does not exist`),
);
for (const line of broken) console.error(line);
process.exit(broken.length > 0 ? 1 : 0);

function linksOf(markdown) {
  return [...markdown.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
    .map((match) => match[1])
    .filter((link) => !/^[a-z]+:/i.test(link));
}
