import { drawOutline, parseOutline, type OutlineNode } from '@clew/trace-model';
import { describe, expect, it } from '@jest/globals';
import { runInNewContext } from 'node:vm';
import { pageLoad } from '@clew/trace-model/text-traces';
import { shapeTest } from './shape-test';

/** What the statement tells the matcher when it runs. */
function told(statement: string): { tree: string; options: unknown } {
  const calls: { tree: string; options: unknown }[] = [];
  const toMatchTrace = (tree: string, options: unknown) => calls.push({ tree, options });
  runInNewContext(statement, { trace: {}, expect: () => ({ toMatchTrace }) });
  const [call] = calls;
  if (call === undefined) throw new Error('the matcher was not called');
  return call;
}

describe('a shape as a test', () => {
  it('is a statement of one call, as a person would write it', () => {
    const roots = parseOutline('web  pageload  shop/  ok\n└─ http.client  GET db-service/products  ok');
    expect(shapeTest(roots, { 'http://127.0.0.1:3001': 'db-service' })).toBe(
      `expect(trace).toMatchTrace(
  \`
    web  pageload  shop/  ok
    └─ http.client  GET db-service/products  ok
  \`,
  { rename: { 'http://127.0.0.1:3001': 'db-service' } },
);
`,
    );
  });

  it('says the same tree when it runs', () => {
    expect(drawOutline(parseOutline(told(shapeTest(parseOutline(pageLoad), {})).tree))).toBe(pageLoad.trim());
  });

  it.each(['`${process.exit()}`', 'a\\nb', '$&{', 'GET /\u202ecod.exe', "it's"])(
    'keeps %p the text that it is, and shows what hides',
    (description) => {
      const line: OutlineNode = {
        service: 'web',
        op: 'pageload',
        description,
        status: 'ok',
        note: undefined,
        children: [],
      };
      const statement = shapeTest([line], { [description]: description });
      expect(statement).not.toMatch(/\p{Cf}/u);
      const { tree, options } = told(statement);
      expect(parseOutline(tree)).toEqual([line]);
      expect(JSON.stringify(options)).toBe(JSON.stringify({ rename: { [description]: description } }));
    },
  );
});
