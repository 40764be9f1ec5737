import type { KeyboardEvent } from 'react';
import { formatCount } from '../../format/format-number';
import type { ListState } from '../list-state';
import { MOST_EXPORTED_ROWS } from './collect-rows';
import type { ExportFormat } from './export-text';
import { useExport } from './use-export';
import './export-menu.css';

const CHOICES: readonly (readonly [ExportFormat, string])[] = [
  ['csv', 'Save as CSV'],
  ['json', 'Save as JSON'],
];

/** Saves all rows of the list, not only those on screen, with its columns. */
export function ExportMenu({ state }: { state: ListState }) {
  const { message, isRunning, save, cancel } = useExport(state);
  return (
    <details className="export-menu" onKeyDown={closeOnEscape}>
      <summary className="button button--small">Export</summary>
      <div className="export-menu__choices card">
        {CHOICES.map(([format, label]) => (
          <button
            key={format}
            type="button"
            className="button button--small"
            aria-disabled={isRunning}
            onClick={() => {
              if (!isRunning) void save(format);
            }}
          >
            {label}
          </button>
        ))}
        {isRunning && (
          <button type="button" className="button button--small" onClick={cancel}>
            Cancel
          </button>
        )}
        <p className="export-menu__note" aria-live="polite">
          {message ?? `All rows with these columns, up to ${formatCount(MOST_EXPORTED_ROWS)}.`}
        </p>
      </div>
    </details>
  );
}

function closeOnEscape(event: KeyboardEvent<HTMLDetailsElement>): void {
  if (event.key !== 'Escape' || !event.currentTarget.open) return;
  event.currentTarget.open = false;
  event.currentTarget.querySelector('summary')?.focus();
}
