// `npm start`: everything from a fresh clone to a running shop, collector and viewer.
import { build, ensureDependencies, requireNode, root } from './set-up/set-up.mjs';
import { preflight } from './set-up/preflight.mjs';

process.chdir(root);
requireNode();
await preflight({ ports: { CLEW_SHOP_PORT: 3000, CLEW_COLLECTOR_PORT: 9000 } });
await ensureDependencies();
await build();
await import('../apps/demo/dist/main.js');
