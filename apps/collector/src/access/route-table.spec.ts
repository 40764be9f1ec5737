import { describe, expect, it } from '@jest/globals';
import { OTHER_ROUTES, READING_ROWS } from '../testing/access/reading-rows';
import { routesOf } from '../testing/access/routes-of';
import { runningCollector } from '../testing/running-collector';

const collector = runningCollector();

describe('the routes of the collector', () => {
  it('each have a row that says who may see what there', () => {
    expect(routesOf(collector.app())).toEqual([...Object.keys(READING_ROWS), ...OTHER_ROUTES].sort());
  });
});
