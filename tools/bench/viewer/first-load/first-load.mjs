// What a browser downloads before it shows anything: what index.html names and what its scripts import at their head,
// compressed as the collector serves it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { printTable } from '../../tracing/table.mjs';
import { viewerFolder } from '../build-viewer.mjs';

const MOST_SCRIPT_KB = 200;

/** @returns the bound, where it was broken, as a line */
export async function measureFirstLoad() {
  const html = readFileSync(path.join(viewerFolder, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, file]) => file);
  const files = withImports(named);
  const rows = files.map((file) => ({ file, bytes: readFileSync(path.join(viewerFolder, file)) }));
  const scripts = rows.filter(({ file }) => file.endsWith('.js'));
  const script = scripts.reduce((sum, { bytes }) => sum + gzipSync(bytes).length, 0);
  printTable(
    'First load of the page (gzip)',
    ['file', 'kB', 'kB, gzip', 'at most'],
    [
      ...rows.map(({ file, bytes }) => [
        file,
        inKilobytes(bytes.length),
        inKilobytes(gzipSync(bytes).length),
        '',
      ]),
      ['all scripts', '', inKilobytes(script), String(MOST_SCRIPT_KB)],
    ],
  );
  return script > MOST_SCRIPT_KB * 1_000
    ? [`First load of the page: ${inKilobytes(script)} kB of script, at most ${MOST_SCRIPT_KB}`]
    : [];
}

/** An import in brackets comes when somebody asks for it; any other one before the script runs. */
function withImports(named) {
  const files = new Set(named);
  for (const file of files) {
    if (!file.endsWith('.js')) continue;
    const script = readFileSync(path.join(viewerFolder, file), 'utf8');
    for (const [, imported] of script.matchAll(/\b(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) {
      files.add(path.posix.join(path.posix.dirname(file), imported));
    }
  }
  return [...files];
}

function inKilobytes(bytes) {
  return (bytes / 1000).toFixed(1);
}
