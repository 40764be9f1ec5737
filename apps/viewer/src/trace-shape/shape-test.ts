import { drawOutline, type OutlineNode } from '@clew/trace-model';

/**
 * A statement for a test with `@clew/trace-testing` that a trace is this tree; `rename` is what the tree calls its
 * addresses. Characters that hide or reorder text are written out.
 */
export function shapeTest(roots: readonly OutlineNode[], rename: Readonly<Record<string, string>>): string {
  const tree = templateText(drawOutline(roots))
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
  const names = Object.entries(rename).map(([address, name]) => `${quoted(address)}: ${quoted(name)}`);
  const options = names.length === 0 ? '' : `  { rename: { ${names.join(', ')} } },\n`;
  return `expect(trace).toMatchTrace(\n  \`\n${tree}\n  \`,\n${options});\n`;
}

function templateText(text: string): string {
  return withoutHidden(text.replace(/[\\`]|\$(?=\{)/g, '\\$&'));
}

function quoted(text: string): string {
  return `'${withoutHidden(text.replace(/[\\']/g, '\\$&'))}'`;
}

function withoutHidden(text: string): string {
  return text.replace(
    /[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
