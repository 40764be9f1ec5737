// Tables of plain text.

export function printTable(title, columns, rows, notes = []) {
  const cells = [columns, ...rows.map((row) => row.map((cell) => cell ?? ''))];
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => row[at].length)));
  const line = (row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  ');
  console.log(`\n${title}\n`);
  console.log(line(columns));
  console.log(widths.map((width) => '-'.repeat(width)).join('  '));
  for (const row of cells.slice(1)) console.log(line(row));
  for (const note of notes) console.log(`  ${note}`);
}

/** `180 [157, 245]`: the median, and what it was taken from. */
export function withRange({ median, lowest, highest }, digits = 0) {
  const [middle, low, high] = [median, lowest, highest].map((number) => number.toFixed(digits));
  return `${middle} [${low}, ${high}]`;
}

export function percent(fraction) {
  return Number.isFinite(fraction) ? `${Math.round(fraction * 100)} %` : '';
}
