// `node tools/build/production-modules.mjs <service> <folder>`: copies the packages that a built service loads at run time,
// and nothing else, out of the workspace's node_modules. npm can leave out development packages of the whole
// workspace, but not those that only the other services need.
import { cpSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../set-up/set-up.mjs';

const [service, target] = process.argv.slice(2);
if (!service || !target) {
  console.error('usage: node tools/build/production-modules.mjs <service> <folder>');
  process.exit(2);
}

const home = path.join(root, 'apps', service);
const copied = new Set();
const waiting = [{ from: home, wanted: readManifest(home).dependencies ?? {}, required: true }];
for (let next = waiting.pop(); next; next = waiting.pop()) {
  for (const name of Object.keys(next.wanted)) take(name, next.from, next.required);
}

function take(name, from, required) {
  const folder = find(name, from);
  if (!folder) {
    if (required) throw new Error(`${name} is not installed, but ${path.relative(root, from)} needs it`);
    return;
  }
  if (copied.has(folder)) return;
  copied.add(folder);
  const place = path.relative(path.join(root, 'node_modules'), folder);
  if (place.startsWith('..')) throw new Error(`${name} is outside of the root's node_modules: ${folder}`);
  // Packages nested below this one are copied when it turns out that they are needed.
  cpSync(folder, path.join(target, place), {
    recursive: true,
    filter: (file) => !path.relative(folder, file).split(path.sep).includes('node_modules'),
  });
  const manifest = readManifest(folder);
  waiting.push({ from: folder, wanted: manifest.dependencies ?? {}, required: true });
  // Other platforms' binaries, and what the service may bring along itself: taken where they are installed.
  waiting.push({ from: folder, wanted: manifest.optionalDependencies ?? {}, required: false });
  waiting.push({ from: folder, wanted: manifest.peerDependencies ?? {}, required: false });
}

/** Looks a package up as Node does: in every node_modules from `from` upwards. */
function find(name, from) {
  for (let folder = from; folder.startsWith(root); folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'node_modules', name);
    if (existsSync(candidate)) return candidate;
  }
  return undefined;
}

function readManifest(folder) {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
}
