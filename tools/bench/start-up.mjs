// How long `npm start` takes until everything is ready, with nothing built and with everything built, and how much
// memory all of its processes take together (proportional set size, so that shared pages count once; Linux only).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../set-up/set-up.mjs';

const RUNS = 5;
const ORDERS = 50;

export async function measureStartUp() {
  const cold = await measure({ fromNothing: true, runs: 1 });
  const warm = await measure({ fromNothing: false, runs: RUNS });
  return [
    { what: 'npm start to ready, nothing built', figure: seconds(cold.toReady), bound: '20 s' },
    { what: `npm start to ready, built (median of ${RUNS})`, figure: seconds(warm.toReady), bound: '6 s' },
    { what: 'memory of all processes, at rest', figure: mebibytes(warm.atRest), bound: '900 MB' },
    {
      what: `memory of all processes, after ${ORDERS} orders`,
      figure: mebibytes(warm.afterOrders),
      bound: '900 MB',
    },
  ];
}

async function measure({ fromNothing, runs }) {
  const results = [];
  for (let run = 0; run < runs; run++) {
    if (fromNothing) forgetBuilds();
    results.push(await startOnce(fromNothing ? { NX_SKIP_NX_CACHE: 'true' } : {}));
  }
  return Object.fromEntries(
    Object.keys(results[0]).map((name) => [name, median(results.map((result) => result[name]))]),
  );
}

async function startOnce(environment) {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'clew-bench-'));
  const startedAt = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: {
      ...process.env,
      ...environment,
      CLEW_DATA_DIR: dataDirectory,
      CLEW_SHOP_PORT: '0',
      CLEW_COLLECTOR_PORT: '0',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const exited = once(child, 'exit');
  try {
    const shopUrl = await shopUrlWhenReady(child);
    const toReady = performance.now() - startedAt;
    const atRest = memoryOf(child.pid);
    await placeOrders(shopUrl);
    return { toReady, atRest, afterOrders: memoryOf(child.pid) };
  } finally {
    process.kill(-child.pid, 'SIGINT');
    await exited;
    rmSync(dataDirectory, { recursive: true });
  }
}

function shopUrlWhenReady(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stderr.on('data', (chunk) => {
      output += chunk;
      const shop = /The shop\s+(http:\S+)/.exec(output);
      if (shop && output.includes('Ready in')) resolve(shop[1]);
    });
    child.once('exit', () => reject(new Error(`npm start failed:\n${output}`)));
  });
}

async function placeOrders(shopUrl) {
  const page = await fetch(shopUrl);
  const cookie = page.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const { products } = await (await fetch(`${shopUrl}/api/products`, { headers: { cookie } })).json();
  const { deliveryOptions } = await (
    await fetch(`${shopUrl}/api/delivery-options`, { headers: { cookie } })
  ).json();
  for (let order = 0; order < ORDERS; order++) {
    const answer = await fetch(`${shopUrl}/api/checkout`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({
        items: [{ productId: products[order % products.length].id, quantity: 1 }],
        deliveryOptionId: deliveryOptions[0].id,
      }),
    });
    if (!answer.ok) throw new Error(`order ${order}: ${answer.status} ${await answer.text()}`);
  }
}

/** Bytes of a process and all its descendants. */
function memoryOf(ancestor) {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        try {
          return [
            [Number(pid), Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1])],
          ];
        } catch {
          return [];
        }
      }),
  );
  const isDescendant = (pid) => pid === ancestor || (parents.has(pid) && isDescendant(parents.get(pid)));
  return [...parents.keys()].filter(isDescendant).reduce((total, pid) => {
    const [, kibibytes] = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
    return total + Number(kibibytes) * 1024;
  }, 0);
}

/** Nx keeps its cache outside of the checkout, too: a cold run must be told to pass over it. */
function forgetBuilds() {
  for (const dist of readdirSync(path.join(root, 'apps'))) {
    rmSync(path.join(root, 'apps', dist, 'dist'), { recursive: true, force: true });
  }
}

function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function mebibytes(bytes) {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}
