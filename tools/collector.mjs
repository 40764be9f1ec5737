// `npm run collector -- --port 9000 --data DIR`: the collector and its viewer alone, for services of your own.
import { build, ensureDependencies, requireNode, root } from './set-up.mjs';

process.chdir(root);
requireNode();
await ensureDependencies();
await build(['@clew/collector', '@clew/viewer']);
await import('../apps/collector/dist/main.js');
