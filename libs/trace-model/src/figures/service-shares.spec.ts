import { describe, expect, it } from '@jest/globals';
import { placeErrors } from '../failures/place-errors';
import { tellTrace } from '../outline/tell-trace';
import type { TraceResponse } from '../stored-trace';
import { assembleTrace } from '../tree/assemble-trace';
import { serviceCalls } from './service-calls';
import { serviceShares } from './service-shares';

function sharesOf(trace: TraceResponse) {
  const tree = assembleTrace(trace);
  return serviceShares(serviceCalls(tree, placeErrors(tree)).services);
}

describe('the shares of the services', () => {
  it('add up to one, the largest first', () => {
    const shares = sharesOf(
      tellTrace(`
        web  pageload  /  ok                   0..1000 ms
        ├─ http.client  GET /a  ok             100..500 ms
        │  └─ api  http.server  GET /a  ok     200..400 ms
        ├─ http.client  GET /b  ok             300..600 ms
        └─ ui.render  page  ok                 900..1300 ms
      `),
    );
    expect(shares.map(({ service }) => service)).toEqual(['web', 'api']);
    expect(shares.map(({ seconds }) => seconds.toFixed(3))).toEqual(['1.300', '0.200']);
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  it('are nothing where nothing took time', () => {
    const shares = sharesOf(tellTrace('api  cron  job  ok  5..5 ms'));
    expect(shares).toEqual([{ service: 'api', seconds: 0, share: 0 }]);
  });

  it('leave out a service of which there is nothing but an error', () => {
    const trace = tellTrace('api  cron  job  ok  5..9 ms');
    const error = { event_id: 'e', project: 'web', title: 'TypeError', timestamp: trace.timestamp };
    expect(sharesOf({ ...trace, errors: [error] }).map(({ service }) => service)).toEqual(['api']);
  });
});
