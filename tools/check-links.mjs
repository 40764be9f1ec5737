// Every relative link in the repository's Markdown must lead to a file that exists, and so must every source that a tool
// names by its path: no other check sees what is read and not imported.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

// A container's user may be another than the checkout's owner, which git otherwise refuses.
const git = ['-c', 'safe.directory=*', 'ls-files'];
const broken = [
  ...deadLinks(['*.md'], linksOf),
  ...deadLinks(['tools/*.mjs', 'scaling/*.mjs'], neighboursOf),
  ...deadLinks(['tools/*.mjs', 'scaling/*.mjs'], sourcesOf, () => '.'),
];
for (const line of broken) console.error(line);
process.exit(broken.length > 0 ? 1 : 0);

function deadLinks(patterns, targetsOf, folderOf = path.dirname) {
  const files = execFileSync('git', [...git, ...patterns], { encoding: 'utf8' })
    .split('\n')
    .filter(Boolean);
  return files.filter(existsSync).flatMap((file) =>
    targetsOf(readFileSync(file, 'utf8'))
      .map((target) => path.join(folderOf(file), target))
      .filter((target) => !existsSync(target))
      .map((target) => `${file}: ${target} does not exist`),
  );
}

/** Files that a program names beside itself; those of an example in its documentation need not exist. */
function neighboursOf(program) {
  const code = program.replaceAll(/^ \*.*$/gm, '');
  return [...code.matchAll(/new URL\('([^']+)', import\.meta\.url\)/g)].map((match) => match[1]);
}

/** Sources that a program names from the root. */
function sourcesOf(program) {
  return [...program.matchAll(/'((?:apps|libs)\/[\w-]+\/src\/[\w./-]+\.\w+)'/g)].map((match) => match[1]);
}

function linksOf(markdown) {
  return [...markdown.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
    .map((match) => match[1])
    .filter((link) => !/^[a-z]+:/i.test(link));
}
