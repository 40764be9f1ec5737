// No file may import itself by way of others, not even for a type: who reads one of them would have to read them all.
// (Circles of whole projects are refused by the boundary rule.)
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { parseCircular, parseDependencyTree } from 'dpdm';

// A container's user may be another than the checkout's owner, which git otherwise refuses.
const git = ['-c', 'safe.directory=*', 'ls-files', '--cached', '--others', '--exclude-standard'];
const sources = execFileSync('git', [...git, '*.ts', '*.tsx', '*.mts', '*.mjs', '*.js'], {
  encoding: 'utf8',
});
const files = sources.split('\n').filter(Boolean).filter(existsSync);

const circles = parseCircular(await parseDependencyTree(files, {}));
for (const circle of circles) console.error([...circle, circle[0]].join(' → '));
process.exit(circles.length > 0 ? 1 : 0);
