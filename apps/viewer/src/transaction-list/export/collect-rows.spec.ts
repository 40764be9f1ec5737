import { describe, expect, it } from '@jest/globals';
import type { EventsQuestion } from '../../collector/questions/events-question';
import { collectRows, MOST_EXPORTED_ROWS } from './collect-rows';

const QUESTION: EventsQuestion = {
  fields: ['id'],
  query: '',
  sort: '',
  window: { statsPeriod: '24h' },
  projects: [],
  perPage: 100,
};

function pagesOf(sizes: readonly number[], endless = false) {
  const asked: (string | undefined)[] = [];
  const ask = ({ cursor }: EventsQuestion) => {
    asked.push(cursor);
    const page = Number(cursor ?? 0);
    const data = Array.from({ length: sizes[page % sizes.length] ?? 0 }, (_, index) => ({
      id: `${page}:${index}`,
    }));
    const next = endless || page + 1 < sizes.length ? String(page + 1) : null;
    return Promise.resolve({ data, meta: { fields: { id: 'string' }, next_cursor: next } });
  };
  return { ask, asked };
}

describe('the rows of an export', () => {
  it('are those of all pages, in their order', async () => {
    const { ask, asked } = pagesOf([100, 100, 7]);
    const progress: number[] = [];
    const { rows, isCut } = await collectRows(QUESTION, {
      ask,
      onProgress: (count) => progress.push(count),
    });
    expect(asked).toEqual([undefined, '1', '2']);
    expect(progress).toEqual([100, 200, 207]);
    expect(rows.at(-1)).toEqual({ id: '2:6' });
    expect(isCut).toBe(false);
  });

  it('end at a bound, and say so', async () => {
    const { ask } = pagesOf([100], true);
    const options = { ask, onProgress: () => undefined };
    const { rows, isCut } = await collectRows(QUESTION, options);
    expect(rows).toHaveLength(MOST_EXPORTED_ROWS);
    expect(isCut).toBe(true);
  });

  it('do not go on for ever where pages are empty', async () => {
    const { ask } = pagesOf([0], true);
    const options = { ask, onProgress: () => undefined };
    expect((await collectRows(QUESTION, options)).rows).toEqual([]);
  });
});
