import type { TreeProblem } from './read-tree';

interface TreeInputProps {
  id: string;
  tree: string;
  problem: TreeProblem | undefined;
  onWrite: (tree: string) => void;
}

const FEWEST_LINES = 6;
const EXAMPLE = `web  pageload  shop/  ok
   http.client  GET /api/products  ok
      api  http.server  GET /api/products  ok
         sql.query  SELECT ... FROM products  ok`;

/** A text of lines with their numbers; the line with the problem is marked. It is as high as its text. */
export function TreeInput({ id, tree, problem, onWrite }: TreeInputProps) {
  const count = Math.max(FEWEST_LINES, tree.split('\n').length);
  return (
    <div className="tree-input">
      <ol className="tree-input__numbers" aria-hidden="true">
        {Array.from({ length: count }, (_, index) => (
          <li key={index} className={index + 1 === problem?.lineNumber ? 'tree-input__wrong' : undefined}>
            {index + 1}
          </li>
        ))}
      </ol>
      <textarea
        id={id}
        className="tree-input__text"
        rows={count}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        placeholder={EXAMPLE}
        value={tree}
        aria-invalid={problem !== undefined}
        aria-describedby="expected-tree-problem"
        onChange={({ target }) => onWrite(target.value)}
      />
    </div>
  );
}
