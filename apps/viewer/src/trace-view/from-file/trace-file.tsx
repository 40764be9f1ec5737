import type { TraceResponse } from '@clew/trace-model';
import { useState, type DragEvent } from 'react';
import { EmptyNotice } from '../../design/notices';
import { StoredText } from '../../design/stored-text';
import { usePageTitle } from '../../page-title/use-page-title';
import { TracePage } from '../trace-page';
import { readTraceFile } from './read-trace-file';

interface OpenedFile {
  name: string;
  trace: TraceResponse;
}

/** A trace from a file, in the same view. The file is read by this page and sent nowhere. */
export function TraceFile() {
  usePageTitle('A trace from a file');
  const [opened, setOpened] = useState<OpenedFile>();
  const [problem, setProblem] = useState<string>();
  const open = (file: File | undefined) => {
    if (file === undefined) return;
    file
      .text()
      .then((text) => setOpened({ name: file.name, trace: readTraceFile(text) }))
      .then(() => setProblem(undefined))
      .catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    open(event.dataTransfer.files[0]);
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
          onChange={({ target }) => open(target.files?.[0])}
        />
        {problem !== undefined && (
          <p role="alert" className="trace-file__problem">
            {problem}
          </p>
        )}
      </EmptyNotice>
      {opened !== undefined && <TracePage trace={opened.trace} />}
    </div>
  );
}
