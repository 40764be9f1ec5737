import { parseOutline, type OutlineNode } from '@clew/trace-model';
import type { Page } from 'playwright-core';

interface ShownRow {
  /** 1 for a row that hangs from none. */
  level: number;
  /** Of the root of a transaction, where the page tells services apart. */
  service: string;
  label: string;
}

/**
 * The tree that the viewer shows: for each row the way to it from the top, sorted, since siblings that ran at the same time
 * stand in no order of their own. Rows of Missing Instrumentation, of which a slow machine has some, are left out. Resolves as
 * soon as there are so many rows.
 */
export async function shownTree(page: Page, rowCount: number, rename: (text: string) => string) {
  const rows = page.locator('.span-row:has(.span-label__text)');
  await rows.nth(rowCount - 1).waitFor();
  const shown = await rows.evaluateAll(readRows);
  const path: string[] = [];
  return shown
    .map(({ level, service, label }) => {
      path.length = level - 1;
      path.push([service, shortStatement(rename(label))].filter(Boolean).join(' '));
      return path.join(' > ');
    })
    .sort();
}

/** An expected trace in the same form. */
export function expectedTree(outline: string): string[] {
  const pathsOf = (node: OutlineNode, above: string): string[] => {
    const label = `${node.op} - ${node.description}`;
    const path = `${above}${node.service === undefined ? label : `${node.service} ${label}`}`;
    return [path, ...node.children.flatMap((child) => pathsOf(child, `${path} > `))];
  };
  return parseOutline(outline)
    .flatMap((root) => pathsOf(root, ''))
    .sort();
}

/** Statements as the expected traces write them: `SELECT ... FROM orders ...`. */
function shortStatement(label: string): string {
  return label
    .replace(/SELECT .* (FROM \w+).*/su, 'SELECT ... $1 ...')
    .replace(/((?:INSERT INTO|UPDATE) \w+).*/su, '$1 ...');
}

/** Evaluated in the page. */
function readRows(rows: Element[]): ShownRow[] {
  return rows.map((row) => ({
    level: Number(row.getAttribute('aria-level')),
    service: row.querySelector('.chip')?.textContent ?? '',
    label: row.querySelector('.span-label__text')?.textContent ?? '',
  }));
}
