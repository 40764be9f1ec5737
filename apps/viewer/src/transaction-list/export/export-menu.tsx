import { useRef, useState } from 'react';
import { useCollector } from '../../collector/collector-context';
import { countOf, formatCount } from '../../format/format-number';
import { eventTypeIn } from '../../search/search-condition';
import { listQuestion } from '../list-question';
import type { ListState } from '../list-state';
import { columnsOf } from '../list-state';
import { collectRows, MOST_EXPORTED_ROWS } from './collect-rows';
import type { ExportFormat } from './export-text';
import { exportText } from './export-text';
import { saveFile } from './save-file';
import './export-menu.css';

const TYPES: Record<ExportFormat, string> = { csv: 'text/csv;charset=utf-8', json: 'application/json' };

/** Saves all rows of the list, not only those on screen, with its columns. */
export function ExportMenu({ state }: { state: ListState }) {
  const collector = useCollector();
  const [message, setMessage] = useState<string>();
  const running = useRef<AbortController>(undefined);
  const save = async (format: ExportFormat) => {
    const cancel = new AbortController();
    running.current?.abort();
    running.current = cancel;
    setMessage('Exporting…');
    const question = { ...listQuestion(state), window: state.window, projects: state.projects };
    try {
      const collected = await collectRows(question, {
        ask: (page, signal) => collector.events(page, signal),
        signal: cancel.signal,
        onProgress: (rows) => setMessage(`Exporting… ${countOf(rows, 'row')}`),
      });
      saveFile(
        `${eventTypeIn(state.query)}s.${format}`,
        TYPES[format],
        exportText(format, { columns: columnsOf(state), query: question.query, collected }),
      );
      setMessage(`Exported ${collected.isCut ? 'the first ' : ''}${countOf(collected.rows.length, 'row')}`);
    } catch (error) {
      if (!cancel.signal.aborted) setMessage(`Not exported: ${(error as Error).message}`);
    }
  };
  return (
    <details className="export-menu" onKeyDown={closeOnEscape}>
      <summary className="button button--small">Export</summary>
      <div className="export-menu__choices card">
        <button type="button" className="button button--small" onClick={() => void save('csv')}>
          Save as CSV
        </button>
        <button type="button" className="button button--small" onClick={() => void save('json')}>
          Save as JSON
        </button>
        <p className="export-menu__note" aria-live="polite">
          {message ?? `All rows with these columns, up to ${formatCount(MOST_EXPORTED_ROWS)}.`}
        </p>
      </div>
    </details>
  );
}

function closeOnEscape(event: React.KeyboardEvent<HTMLDetailsElement>): void {
  if (event.key !== 'Escape' || !event.currentTarget.open) return;
  event.currentTarget.open = false;
  event.currentTarget.querySelector('summary')?.focus();
}
