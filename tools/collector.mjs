// `npm run collector -- --port 9000 --data DIR`: the collector and its viewer alone, for services of your own.
// `npm run collector -- readers add alice --projects web,api`: who may read there.
import { build, ensureDependencies, requireNode, root } from './set-up/set-up.mjs';

process.chdir(root);
requireNode();
await ensureDependencies();
await build(process.argv[2] === 'readers' ? ['@clew/collector'] : ['@clew/collector', '@clew/viewer']);
await import('../apps/collector/dist/main.js');
