// The boundary rules are only as good as their application: each of these imports must be refused. (The rule passes
// over everything in silence when the project graph is missing.)
import { ESLint } from 'eslint';

const refused = [
  ['apps/api/src/app.ts', '@clew/trace-model', 'the workload plane knows nothing of stored traces'],
  ['apps/collector/src/app.ts', '@clew/shop-contracts', 'the telemetry plane knows nothing of the shop'],
  ['apps/web/src/main.tsx', '@clew/service-host', 'a page is no service'],
  ['apps/web/src/main.tsx', 'express', 'a page has no server'],
  ['apps/e2e/src/documents.e2e.ts', '@clew/shop-contracts', 'scenarios know the shop only by address'],
  ['libs/trace-model/src/index.ts', '@clew/service-host', 'the trace model is pure'],
  ['libs/shop-contracts/src/index.ts', '@clew/tracing/core', 'contracts depend on nothing'],
  ['libs/tracing/src/core/index.ts', '../node/index', 'the core knows no runtime'],
  ['libs/tracing/src/node/index.ts', '@clew/private-redis', 'only the tests of the SDK start a Redis'],
  ['libs/service-host/src/index.ts', '@clew/tracing/core', 'a host library knows no SDK'],
  ['libs/tracing/src/browser/index.ts', '../node/index', 'no runtime knows the other'],
  [
    'apps/api/src/app.ts',
    '@clew/tracing/src/core/span/span',
    'a library is imported through its entry points',
  ],
];

const eslint = new ESLint();
const broken = [];
for (const [filePath, imported, reason] of refused) {
  const [{ messages }] = await eslint.lintText(`import * as probe from '${imported}';\nexport { probe };\n`, {
    filePath,
  });
  const isRefused = messages.some(({ ruleId }) =>
    ['@nx/enforce-module-boundaries', 'no-restricted-imports'].includes(ruleId),
  );
  if (!isRefused) broken.push(`${filePath} may import ${imported}, although ${reason}`);
}
for (const line of broken) console.error(line);
process.exit(broken.length > 0 ? 1 : 0);
