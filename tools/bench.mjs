// `npm run bench`: runs every benchmark and prints one table. Figures are of this machine, at this moment.
import { ensureDependencies, requireNode, root } from './set-up.mjs';
import { measureStartUp } from './bench/start-up.mjs';

process.chdir(root);
requireNode();
await ensureDependencies();

const rows = [...(await measureStartUp())];
const width = Math.max(...rows.map(({ what }) => what.length));
for (const { what, figure, bound } of rows) {
  console.log(`${what.padEnd(width)}  ${figure.padStart(9)}  (at most ${bound})`);
}
