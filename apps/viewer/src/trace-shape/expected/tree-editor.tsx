import { useState, type FormEvent } from 'react';
import { FileButton } from '../../design/file-button';
import { TreeInput } from './tree-input';
import { ProblemText } from './problem-text';
import { readTree } from './read-tree';

interface TreeEditorProps {
  /** Draws what stands there at first: asked once, so that what is written stays. */
  tree: () => string;
  /** Draws the trace as it is; undefined where nothing of it has arrived. */
  ownTree: (() => string) | undefined;
  /** Hears a tree that can be read. */
  onCompare: (tree: string) => void;
}

const MOST_FILE_BYTES = 1_000_000;

/** Draws the expected tree; what cannot be read is told at its line while it is written. */
export function TreeEditor({ tree, ownTree, onCompare }: TreeEditorProps) {
  const [draft, setDraft] = useState(tree);
  const [fileProblem, setFileProblem] = useState<string>();
  const problem = draft.trim() === '' ? undefined : readTree(draft).problem;
  const write = (next: string) => {
    setFileProblem(undefined);
    setDraft(next);
  };
  const openFile = async (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size > MOST_FILE_BYTES) setFileProblem('The file is larger than 1 MB, and no drawn tree is.');
    else write(await file.text());
  };
  const compare = (event: FormEvent) => {
    event.preventDefault();
    if (readTree(draft).problem === undefined) onCompare(draft);
  };
  return (
    <form className="expected__form" onSubmit={compare}>
      <label htmlFor="expected-tree">
        Expected tree{' '}
        <span className="quiet">
          a transaction’s line is <code>{'service  op  name  status'}</code>, a span’s{' '}
          <code>{'op  description  status'}</code>, two spaces apart; indent by three spaces, or draw branches
        </span>
      </label>
      <TreeInput id="expected-tree" tree={draft} problem={problem} onWrite={write} />
      <p id="expected-tree-problem" role="status" className="expected__problem">
        <ProblemText text={fileProblem ?? problem?.text ?? ''} />
      </p>
      <div className="page-heading__row">
        <button
          type="submit"
          className="button button--primary"
          disabled={problem !== undefined || draft.trim() === ''}
        >
          Compare
        </button>
        {ownTree !== undefined && (
          <button type="button" className="button" onClick={() => write(ownTree())}>
            Begin with this trace
          </button>
        )}
        <FileButton accept=".txt,.md,text/plain" onChoose={([file]) => void openFile(file)}>
          Open a file…
        </FileButton>
      </div>
    </form>
  );
}
