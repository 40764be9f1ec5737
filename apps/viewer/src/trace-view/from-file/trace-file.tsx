import { useRef, useState, type DragEvent } from 'react';
import type { CollectedTrace } from '../../collector/collector-client';
import { EmptyNotice } from '../../design/notices';
import { StoredText } from '../../design/stored-text';
import { usePageTitle } from '../../browser/use-page-title';
import { TracePage } from '../trace-page';
import { readTraceFile, TraceFileError } from './read-trace-file';

interface OpenedFile {
  name: string;
  trace: CollectedTrace;
  /** Tells this opening from every other one of the page, of the same file too. */
  opening: number;
}

/** A trace from a file, in the same view. The file is read by this page and sent nowhere. */
export function TraceFile() {
  usePageTitle('A trace from a file');
  const [opened, setOpened] = useState<OpenedFile>();
  const [problem, setProblem] = useState<string>();
  const openings = useRef(0);
  const open = async (file: File | undefined) => {
    if (file === undefined) return;
    const opening = (openings.current += 1);
    // A larger file that was chosen earlier may be read later.
    const isLatest = () => opening === openings.current;
    try {
      const trace = readTraceFile(await textOf(file));
      if (!isLatest()) return;
      setOpened({ name: file.name, trace, opening });
      setProblem(undefined);
    } catch (error) {
      if (isLatest()) setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void open(event.dataTransfer.files[0]);
  };
  return (
    <div className="trace-file" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <EmptyNotice
        level={opened === undefined ? 1 : 2}
        title={opened === undefined ? 'Open a trace from a file' : 'Opened from a file'}
      >
        {opened !== undefined && (
          <p>
            <StoredText>{opened.name}</StoredText>. What is shown here is what the file says.
          </p>
        )}
        <p>
          Choose a trace that was downloaded as JSON, or drop it anywhere on this page. It is read here and
          sent nowhere.
        </p>
        <input
          type="file"
          accept=".json,application/json"
          aria-label="Trace file"
          onChange={({ target }) => void open(target.files?.[0])}
        />
        {problem !== undefined && (
          <p role="alert" className="trace-file__problem">
            {problem}
          </p>
        )}
      </EmptyNotice>
      {opened !== undefined && <TracePage key={opened.opening} trace={opened.trace} />}
    </div>
  );
}

const MOST_MEBIBYTES = 128;

/** Several times what a collector answers of a trace; what is larger would only stop the page. */
async function textOf(file: File): Promise<string> {
  if (file.size > MOST_MEBIBYTES * 1_024 * 1_024) {
    throw new TraceFileError(`The file is larger than ${MOST_MEBIBYTES} MiB, and no trace is.`);
  }
  return file.text();
}
