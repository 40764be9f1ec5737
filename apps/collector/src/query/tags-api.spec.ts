import { beforeAll, describe, expect, it } from '@jest/globals';
import { runningCollector } from '../testing/running-collector';
import { NOW, transactionPayload } from '../testing/wire-fixtures';

const collector = runningCollector();

beforeAll(async () => {
  await collector.send('api', transactionPayload({ tags: { colour: 'red', plan: 'pro' } }));
  await collector.send('web', transactionPayload({ tags: { plan: 'free' } }));
});

const tags = async (query: string) => (await collector.get(`/api/0/tags/?${query}`)).body;

describe('the tags that one may search by', () => {
  it('come with how often they occur', async () => {
    expect(await tags('statsPeriod=1h')).toEqual([
      { key: 'plan', count: 2 },
      { key: 'colour', count: 1 },
    ]);
  });

  it('are those of the chosen projects and the window', async () => {
    expect(await tags('project=web')).toEqual([{ key: 'plan', count: 1 }]);
    expect(await tags('project=nothing')).toEqual([]);
    expect(await tags(`start=${NOW - 7_200}&end=${NOW - 3_600}`)).toEqual([]);
  });

  it('are refused for a window that is none', async () => {
    expect(await tags('statsPeriod=soon')).toEqual({
      detail: 'statsPeriod: expected a period such as 30m, 24h or 14d',
    });
  });
});
