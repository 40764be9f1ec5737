import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The hour of the document: how much begins at each entry point, and how long the backend takes for one of it. */
const PAGE_LOADS = { count: 1000, milliseconds: 200 };
const API_REQUESTS = { count: 1000, milliseconds: 40 };
const RATES: [pages: number, api: number][] = [
  [0.25, 0.25],
  [0.5, 0.25],
  [0.25, 0.5],
  [1, 0.1],
  [0.1, 1],
];

const document = readFileSync(path.resolve(__dirname, '../../../docs/sampling.md'), 'utf8');
const rows = document
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => cellsOf(line).join(' | '));

describe('the document about sampling', () => {
  it.each(RATES)('shows what is seen at rates of %s and %s', (pages, api) => {
    const seen = averageOf(pages, api, () => 1);
    const error = Math.round((100 * (seen - averageOf(1, 1, () => 1))) / averageOf(1, 1, () => 1));
    const [pagesSeen, apiSeen] = [PAGE_LOADS.count * pages, API_REQUESTS.count * api];
    const share = Math.round((100 * apiSeen) / (pagesSeen + apiSeen));
    expect(rows).toContain(
      [
        ...[pages, api, `${pagesSeen} + ${apiSeen}`, `${share} %`],
        ...[`${Math.round(seen)} ms`, `${error > 0 ? '+' : ''}${error} %`],
      ].join(' | '),
    );
  });

  it('shows no other rates', () => {
    expect(rows.filter((row) => row.endsWith(' %'))).toHaveLength(RATES.length);
  });

  it.each(RATES)('is right that weights undo the bias of %s and %s', (pages, api) => {
    expect(averageOf(pages, api, (rate) => 1 / rate)).toBeCloseTo(120);
  });
});

/** The average of the backend transactions that are collected, each counted as `weigh` says of its rate. */
function averageOf(pages: number, api: number, weigh: (rate: number) => number): number {
  const seen = [
    { weight: PAGE_LOADS.count * pages * weigh(pages), milliseconds: PAGE_LOADS.milliseconds },
    { weight: API_REQUESTS.count * api * weigh(api), milliseconds: API_REQUESTS.milliseconds },
  ];
  const total = seen.reduce((sum, { weight }) => sum + weight, 0);
  return seen.reduce((sum, { weight, milliseconds }) => sum + weight * milliseconds, 0) / total;
}

function cellsOf(row: string): string[] {
  return row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}
