// `npm run e2e:repeat -- 20`: the browser scenarios again and again, to see whether one ever fails.
import { spawnSync } from 'node:child_process';
import { ensureBrowserAndRedis } from './set-up/browser-and-redis.mjs';
import { build, ensureDependencies, fail, requireNode, root } from './set-up/set-up.mjs';

process.chdir(root);
requireNode();
const times = Number(process.argv[2] ?? 20);
if (!Number.isInteger(times) || times < 1) fail('usage: npm run e2e:repeat -- <how many times>');
const browser = await ensureBrowserAndRedis();
await ensureDependencies();
await build();

let failures = 0;
for (let time = 1; time <= times; time++) {
  const startedAt = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['node_modules/jest/bin/jest.js', '--config', 'apps/e2e/jest.config.mjs', '--runInBand'],
    { encoding: 'utf8', env: { ...process.env, CHROME_PATH: browser } },
  );
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  const [tests = 'no tests'] = /^Tests:.*$/m.exec(stderr) ?? [];
  console.log(`${time}/${times}  ${seconds} s  ${tests}`);
  if (status === 0) continue;
  failures += 1;
  console.error(stderr);
}
console.log(`${times - failures} of ${times} runs without a failure`);
process.exit(failures > 0 ? 1 : 0);
