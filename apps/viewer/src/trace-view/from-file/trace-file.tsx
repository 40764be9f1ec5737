import { usePageTitle } from '../../browser/use-page-title';
import { FileButton } from '../../design/file-button';
import { EmptyNotice } from '../../design/notices/notices';
import { StoredText } from '../../design/stored-text';
import { TracePage } from '../trace-page';
import './trace-file.css';
import { useDroppedFiles } from './use-dropped-files';
import { useOpenedFile } from './use-opened-file';

/** A trace from a file, in the same view. The file is read by this page and sent nowhere. */
export function TraceFile() {
  usePageTitle('A trace from a file');
  const { opened, outcome, open } = useOpenedFile();
  useDroppedFiles((files) => void open(files));
  return (
    <div className="trace-file">
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
        <p className="trace-file__choice">
          <FileButton accept=".json,application/json" onChoose={(files) => void open(files)}>
            Choose a trace file…
          </FileButton>
          or drop one
        </p>
        <p role="status" className={outcome?.state === 'reading' ? 'quiet' : 'visually-hidden'}>
          {outcome?.state === 'reading' && (
            <>
              Reading <StoredText>{outcome.name}</StoredText>…
            </>
          )}
        </p>
        {outcome?.state === 'refused' && (
          <p role="alert" className="trace-file__problem">
            <StoredText>{outcome.name}</StoredText>: {outcome.problem}
          </p>
        )}
      </EmptyNotice>
      {opened !== undefined && <TracePage key={opened.opening} trace={opened.trace} />}
    </div>
  );
}
