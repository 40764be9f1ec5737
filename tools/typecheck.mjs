// Type-checks one project with each of its tsconfig files: a project has several where its parts may see
// different globals (libs/tracing's core sees neither DOM nor Node).
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';

const projectRoot = process.argv[2];
const configs = readdirSync(projectRoot).filter((name) => /^tsconfig(\.\w+)?\.json$/.test(name));
let failed = false;
for (const config of configs) {
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/typescript/bin/tsc', '--noEmit', '-p', path.join(projectRoot, config)],
    { stdio: 'inherit' },
  );
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
