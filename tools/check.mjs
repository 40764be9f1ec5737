// `npm run check`: everything that can be said of the code without running the system.
import { spawnSync } from 'node:child_process';
import { ensureInteropPackages } from './set-up/interop.mjs';
import { ensureDependencies, requireNode, root } from './set-up/set-up.mjs';

process.chdir(root);
requireNode();
await ensureDependencies();
await ensureInteropPackages();

const bin = (name) => `node_modules/${name}`;
const nx = (...words) => [bin('nx/dist/bin/nx.js'), ...words];
const checks = {
  format: [bin('prettier/bin/prettier.cjs'), '--check', '.'],
  // Without the cached graph that this leaves behind, the boundary rule would be skipped without an error.
  'project graph': nx('show', 'projects', '--json'),
  'lint and boundaries': [bin('eslint/bin/eslint.js'), '.'],
  'walls that hold': ['tools/check-walls.mjs'],
  'circular imports': ['tools/check-circles.mjs'],
  'globals kept apart': ['tools/check-globals.mjs'],
  types: nx('run-many', '--target=typecheck', '--outputStyle=static'),
  'dead code': [bin('knip/bin/knip.js'), '--no-progress'],
  links: ['tools/check-links.mjs'],
};

const chosen = process.argv.slice(2);
const failed = Object.entries(checks)
  .filter(([name]) => chosen.length === 0 || chosen.some((word) => name.includes(word)))
  .filter(([name, command]) => !passes(name, command));
for (const [name] of failed) console.error(`check failed: ${name}`);
process.exit(failed.length > 0 ? 1 : 0);

function passes(name, command) {
  console.error(`• ${name}`);
  const { status } = spawnSync(process.execPath, command, {
    stdio: 'inherit',
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  return status === 0;
}
