import { useState } from 'react';
import { useCollector } from '../../collector/collector-context';
import { countOf } from '../../format/format-number';
import { eventTypeIn } from '../../search/search-condition';
import { listQuestion } from '../list-question';
import type { ListState } from '../list-state';
import { columnsOf } from '../list-state';
import type { CollectedRows } from './collect-rows';
import { collectRows } from './collect-rows';
import type { ExportFormat } from './export-text';
import { exportText } from './export-text';
import { saveFile } from './save-file';

const TYPES: Record<ExportFormat, string> = { csv: 'text/csv;charset=utf-8', json: 'application/json' };

/** Saves a list as a file; `message` says how far it is, or why it failed, `isRunning` whether it is under way. */
export function useExport(state: ListState) {
  const collector = useCollector();
  const [message, setMessage] = useState<string>();
  const [isRunning, setIsRunning] = useState(false);
  const save = async (format: ExportFormat) => {
    setIsRunning(true);
    setMessage('Exporting…');
    const question = { ...listQuestion(state), window: state.window, projects: state.projects };
    try {
      const collected = await collectRows(question, {
        ask: (page) => collector.events(page),
        onProgress: (rows) => setMessage(`Exporting… ${countOf(rows, 'row')}`),
      });
      const text = exportText(format, { columns: columnsOf(state), query: question.query, collected });
      saveFile(`${eventTypeIn(state.query)}s.${format}`, TYPES[format], text);
      setMessage(outcomeWords(collected));
    } catch (error) {
      setMessage(`Not exported: ${(error as Error).message}`);
    }
    setIsRunning(false);
  };
  return { message, isRunning, save };
}

function outcomeWords({ rows, isCut }: CollectedRows): string {
  return `Exported ${isCut ? 'the first ' : ''}${countOf(rows.length, 'row')}`;
}
