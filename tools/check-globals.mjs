// A tsconfig that leaves out a runtime's types is only as good as what it refuses: in each of these places, each of these
// names must be unknown to the compiler. (One `types` or `lib` too many, and it would know them without an error.)
import path from 'node:path';
import ts from 'typescript';

const page = ['window', 'document', 'localStorage', 'XMLHttpRequest'];
const node = ['process', 'Buffer', 'require', 'setImmediate', '__dirname'];
const places = [
  ['libs/tracing/tsconfig.core.json', 'src/core', [...page, ...node, 'fetch', 'console', 'queueMicrotask']],
  ['libs/tracing/tsconfig.node.json', 'src/node', page],
  ['libs/tracing/tsconfig.browser.json', 'src/browser', node],
  ['libs/trace-model/tsconfig.pure.json', 'src', [...page, ...node]],
  ['libs/shop-contracts/tsconfig.pure.json', 'src', [...page, ...node]],
];

const broken = places.flatMap(([config, folder, names]) => {
  const unknown = unknownNames(config, folder, names);
  return names.filter((name) => !unknown.has(name)).map((name) => `${config} lets ${folder} use ${name}`);
});
for (const line of broken) console.error(line);
process.exit(broken.length > 0 ? 1 : 0);

/** Those of the names that the compiler does not find in a file that uses them all, beside the folder's own files. */
function unknownNames(config, folder, names) {
  const { options, fileNames } = ts.getParsedCommandLineOfConfigFile(config, {}, ts.sys);
  const probe = path.resolve(path.dirname(config), folder, 'probe.ts');
  const text = `${names.map((name) => `void ${name};`).join('\n')}\nexport {};\n`;
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => file === probe || fileExists(file);
  host.readFile = (file) => (file === probe ? text : readFile(file));
  host.getSourceFile = (file, ...rest) =>
    file === probe ? ts.createSourceFile(file, text, ts.ScriptTarget.ESNext) : getSourceFile(file, ...rest);
  const program = ts.createProgram([...fileNames, probe], options, host);
  const problems = program.getSemanticDiagnostics(program.getSourceFile(probe));
  return new Set(problems.map(({ start, length }) => text.slice(start, start + length)));
}
