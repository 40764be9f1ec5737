import { describe, expect, it } from '@jest/globals';
import { schedulerConfig } from './config';

const neighbours = {
  THIRD_PARTY_URL: 'http://127.0.0.1:1',
  CACHE_SERVICE_URL: 'http://127.0.0.1:2',
  API_URL: 'http://127.0.0.1:3',
};

describe("the scheduler's configuration", () => {
  it('polls every 30 seconds unless told otherwise', () => {
    expect(schedulerConfig(neighbours).pollCron).toBe('*/30 * * * * *');
    expect(schedulerConfig({ ...neighbours, CLEW_POLL_CRON: '*/5 * * * * *' }).pollCron).toBe(
      '*/5 * * * * *',
    );
  });

  it.each(['* * * * *', 'often', '99 * * * * *', '* * * * * * *', '@daily'])(
    'refuses the schedule "%s" in one line that names its variable',
    (expression) => {
      expect(() => schedulerConfig({ ...neighbours, CLEW_POLL_CRON: expression })).toThrow(
        /^CLEW_POLL_CRON must be a cron expression of six fields such as .+$/,
      );
    },
  );
});
