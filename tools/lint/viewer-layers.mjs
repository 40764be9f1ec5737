/** apps/viewer/src from low to high: a part knows those of the rows above it, and none beside it. */
const layers = [
  ['format', 'routes'],
  ['collector'],
  ['design'],
  ['live'],
  ['browser'],
  ['sign-in'],
  ['time-window'],
  ['search'],
  ['trace-pages', 'service-graph'],
  ['event-facts', 'span-view'],
  [
    ...['transaction-list', 'transaction-detail', 'span-search', 'service-map', 'error-detail'],
    ...['trace-view', 'trace-comparison', 'trace-shape'],
  ],
  ['page-frame'],
  ['app'],
  ['main'],
];

/** The linter's rules of the viewer's parts. `everywhere` are the patterns that are refused in every file. */
export function viewerLayers(everywhere) {
  return layers.flatMap((layer, height) => {
    const above = layers.slice(height + 1).flat();
    return layer.map((part) => {
      const unknown = [...layer.filter((other) => other !== part), ...above];
      return partRules(part, unknown.length === 0 ? everywhere : [...everywhere, refusalOf(part, unknown)]);
    });
  });
}

function partRules(part, patterns) {
  return {
    files: [`apps/viewer/src/${part}/**/*.{ts,tsx}`, `apps/viewer/src/${part}.{ts,tsx}`],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
}

function refusalOf(part, unknown) {
  return {
    regex: `^\\.{1,2}/(?:\\.\\./)*(?:${unknown.join('|')})(?:/|$)`,
    message: `${part} knows only what is below it (apps/viewer, in layers).`,
  };
}
