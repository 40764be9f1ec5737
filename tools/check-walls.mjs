// The boundary rules are only as good as their application: each of these imports must be refused, or allowed. (The rule
// passes over everything in silence when the project graph is missing.)
import { ESLint } from 'eslint';

const refused = [
  ['apps/api/src/app.ts', '@clew/trace-model', 'the workload plane knows nothing of stored traces'],
  ['apps/collector/src/app.ts', '@clew/shop-contracts', 'the telemetry plane knows nothing of the shop'],
  ['apps/web/src/main.tsx', '@clew/service-host', 'a page is no service'],
  ['apps/web/src/main.tsx', 'express', 'a page has no server'],
  ['apps/e2e/src/documents.e2e.ts', '@clew/shop-contracts', 'scenarios know the shop only by address'],
  ['libs/trace-model/src/index.ts', '@clew/service-host', 'the trace model is pure'],
  ['libs/trace-model/src/stored-trace.ts', './tree/trace-tree', 'the wire is below all rooms'],
  ['libs/trace-model/src/tree/trace-tree.ts', '../time/self-time', 'every room knows the tree'],
  ['libs/trace-model/src/time/self-time.ts', '../failures/failed-spans', 'these rooms are beside each other'],
  ['libs/trace-model/src/shape/count-shape.ts', '../comparison/compare-traces', 'a shape is not a trace'],
  ['libs/trace-model/src/comparison/compare-traces.ts', '../figures/flame-graph', 'figures are above it'],
  ['libs/trace-model/src/figures/flame-graph.ts', '../index', 'a room is not entered from the street'],
  ['libs/shop-contracts/src/index.ts', '@clew/tracing/core', 'contracts depend on nothing'],
  ['libs/tracing/src/core/index.ts', '../node/index', 'the core knows no runtime'],
  ['libs/tracing/src/core/index.ts', '../browser/index', 'the core knows no runtime'],
  ['libs/tracing/src/core/index.ts', 'node:fs', 'the core knows no runtime'],
  ['libs/tracing/src/core/span/span.ts', '../../facade/sentry-span', 'nothing knows the facade'],
  ['libs/tracing/src/core/tracer.ts', '../testing/index', 'only specs import what is made for testing'],
  ['libs/tracing/src/facade/sentry-span.ts', '../node/index', 'both runtimes share this part of the facade'],
  ['libs/tracing/src/node/init.ts', './facade/hubs', 'nothing knows the facade'],
  ['libs/tracing/src/node/init.ts', './sentry', 'nothing knows the facade'],
  ['libs/tracing/src/node/facade/hubs.ts', '../../browser/index', 'no runtime knows the other'],
  ['libs/tracing/src/browser/init.ts', './facade/hub', 'nothing knows the facade'],
  ['libs/tracing/src/browser/facade/hub.ts', '../../node/index', 'no runtime knows the other'],
  ['libs/tracing/src/browser/instrumentation/xhr.ts', '../facade/hub', 'nothing knows the facade'],
  ['libs/tracing/src/browser/instrumentation/xhr.ts', './fetch', 'an instrumentation knows no other'],
  [
    'libs/tracing/src/node/instrumentation/http/fetch.ts',
    '../../facade/hubs',
    'an instrumentation does not know the facade',
  ],
  [
    'libs/tracing/src/node/instrumentation/bullmq/bullmq.ts',
    '../ioredis/ioredis',
    'an instrumentation knows no other',
  ],
  ['libs/tracing/src/node/index.ts', '@clew/private-redis', 'only the tests of the SDK start a Redis'],
  ['libs/service-host/src/index.ts', '@clew/tracing/core', 'a host library knows no SDK'],
  ['libs/tracing/src/browser/index.ts', '../node/index', 'no runtime knows the other'],
  [
    'apps/api/src/app.ts',
    '@clew/tracing/src/core/span/span',
    'a library is imported through its entry points',
  ],
  ['apps/viewer/src/format/format-number.ts', '../collector/use-projects', 'units are below everything'],
  [
    'apps/viewer/src/design/notices/notices.tsx',
    '../sign-in/use-plan',
    'the design is below the views and who reads',
  ],
  [
    'apps/viewer/src/span-view/details/span-links.tsx',
    '../../trace-view/trace-view',
    'it is shared by views',
  ],
  ['apps/viewer/src/trace-view/trace-view.tsx', '../transaction-list/list-state', 'no view knows another'],
  ['apps/viewer/src/sign-in/sign-in-page.tsx', '../page-frame/page-frame', 'the frame is around everything'],
];

const allowed = [
  ['apps/api/src/app.ts', '@clew/tracing/node/sentry'],
  ['apps/api/src/app.ts', '@clew/tracing/node/apm'],
  ['apps/web/src/main.tsx', '@clew/tracing/browser/sentry'],
  ['apps/web/src/main.tsx', '@clew/tracing/browser/apm'],
  ['libs/tracing/src/node/sentry.ts', './facade/hubs'],
  ['libs/tracing/src/node/facade/hubs.ts', '../instrumentation/http/fetch'],
  ['libs/tracing/src/node/facade/hubs.ts', '../../facade/sentry-span'],
  ['libs/tracing/src/browser/facade/hub.ts', '../browser-tracer'],
  ['libs/tracing/src/node/instrumentation/bullmq/bullmq.ts', '../instrument-once'],
  ['libs/tracing/src/node/instrumentation/bullmq/bullmq.ts', '../../../core/index'],
  ['libs/trace-model/src/time/self-time.ts', '../stored-trace'],
  ['libs/trace-model/src/shape/count-shape.ts', '../outline/trace-outline'],
  ['libs/trace-model/src/figures/flame-graph.ts', '../comparison/compare-traces'],
  ['apps/viewer/src/trace-view/trace-view.tsx', '../span-view/span-view'],
  ['apps/viewer/src/transaction-list/charts/time/time-chart.tsx', '../../../time-window/time-window'],
  ['apps/viewer/src/app.tsx', './trace-view/trace-view'],
];

const eslint = new ESLint();
const broken = [];
for (const [filePath, imported, reason] of refused) {
  if (!(await isRefused(filePath, imported))) {
    broken.push(`${filePath} may import ${imported}, although ${reason}`);
  }
}
for (const [filePath, imported] of allowed) {
  if (await isRefused(filePath, imported)) broken.push(`${filePath} may not import ${imported}`);
}
for (const line of broken) console.error(line);
process.exit(broken.length > 0 ? 1 : 0);

async function isRefused(filePath, imported) {
  const text = `import * as probe from '${imported}';\nexport { probe };\n`;
  const [{ messages }] = await eslint.lintText(text, { filePath });
  return messages.some(({ ruleId }) =>
    ['@nx/enforce-module-boundaries', 'no-restricted-imports'].includes(ruleId),
  );
}
