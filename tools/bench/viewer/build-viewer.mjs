// The viewer as it is shipped.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { build, root } from '../../set-up/set-up.mjs';

/** Where the built viewer is; another one can be measured by naming its folder in CLEW_BENCH_VIEWER. */
export const viewerFolder = process.env.CLEW_BENCH_VIEWER ?? path.join(root, 'apps/viewer/dist');

export async function buildViewer() {
  if (process.env.CLEW_BENCH_VIEWER === undefined) await build(['viewer']);
  if (!existsSync(path.join(viewerFolder, 'index.html'))) throw new Error(`no viewer in ${viewerFolder}`);
}
