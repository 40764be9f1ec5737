import { useEffect, useRef, useState } from 'react';
import { useCollector } from '../../collector/collector-context';
import { countOf } from '../../format/format-number';
import { eventNounIn } from '../../search/search-condition';
import { listQuestion } from '../list-question';
import type { ListState } from '../list-state';
import { columnsOf } from '../list-state';
import type { CollectedRows } from './collect-rows';
import { collectRows } from './collect-rows';
import type { ExportFormat } from './export-text';
import { exportText } from './export-text';
import { saveFile } from '../../browser/save-file';

const TYPES: Record<ExportFormat, string> = { csv: 'text/csv;charset=utf-8', json: 'application/json' };

/**
 * Saves a list as a file; `message` says how far it is, or why it failed, `isRunning` whether it is under way. It ends
 * when it is cancelled, or when the list is left.
 */
export function useExport(state: ListState) {
  const collector = useCollector();
  const [message, setMessage] = useState<string>();
  const [isRunning, setIsRunning] = useState(false);
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const cancel = () => {
    running.current?.abort();
    setIsRunning(false);
    setMessage('Cancelled; nothing was saved.');
  };
  const save = async (format: ExportFormat) => {
    const { signal } = (running.current = new AbortController());
    setIsRunning(true);
    setMessage('Exporting…');
    const question = { ...listQuestion(state), window: state.window, projects: state.projects };
    try {
      const collected = await collectRows(question, {
        ask: (page) => collector.events(page, signal),
        onProgress: (rows) => {
          if (!signal.aborted) setMessage(`Exporting… ${countOf(rows, 'row')}`);
        },
      });
      if (signal.aborted) return;
      const text = exportText(format, { columns: columnsOf(state), query: question.query, collected });
      saveFile(`${eventNounIn(state.query)}s.${format}`, TYPES[format], text);
      setMessage(outcomeWords(collected));
    } catch (error) {
      if (signal.aborted) return;
      setMessage(`Not exported: ${(error as Error).message}`);
    }
    setIsRunning(false);
  };
  return { message, isRunning, save, cancel };
}

function outcomeWords({ rows, isCut }: CollectedRows): string {
  return `Exported ${isCut ? 'the first ' : ''}${countOf(rows.length, 'row')}`;
}
