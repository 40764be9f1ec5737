/** What every room of libs/trace-model knows, and what some of them know besides. */
const knownToAll = ['stored-trace', 'tree'];
const knownBesides = {
  shape: ['outline'],
  comparison: ['time', 'failures'],
  figures: ['time', 'failures', 'comparison'],
};

/** The linter's rules of the trace model's rooms. `everywhere` are the patterns that are refused in every file. */
export function modelRooms(everywhere) {
  return [
    roomRules('*', knownToAll),
    roomRules('tree', ['stored-trace']),
    ...Object.entries(knownBesides).map(([room, besides]) => roomRules(room, [...knownToAll, ...besides])),
    rules('stored-trace.ts', {
      regex: '^\\./',
      message: 'What the collector answers is below all rooms (libs/trace-model, in rooms).',
    }),
  ];

  function roomRules(room, known) {
    return rules(`${room}/*.ts`, {
      regex: `^\\.\\./(?!(?:${known.join('|')})(?:/|$))`,
      message: `This room knows only ${known.join(', ')} (libs/trace-model, in rooms).`,
    });
  }

  function rules(files, refused) {
    return {
      files: [`libs/trace-model/src/${files}`],
      ignores: ['**/*.spec.ts'],
      rules: { 'no-restricted-imports': ['error', { patterns: [...everywhere, refused] }] },
    };
  }
}
