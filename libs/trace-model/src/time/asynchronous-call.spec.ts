import { describe, expect, it } from '@jest/globals';
import { assembleTrace } from '../tree/assemble-trace';
import { placeErrors } from '../failures/place-errors';
import { serviceCalls } from '../figures/service-calls';
import { tellTrace } from '../outline/tell-trace';

describe('a call from service to service', () => {
  const tree = assembleTrace(
    tellTrace(`
      web  ui.action.click  Submit Order  ok                    0..500 ms
      ├─ http.client  POST /api/checkout  ok                    10..400 ms
      │  └─ api  http.server  POST /api/checkout  ok            20..390 ms
      │     ├─ queue.publish  send-order-confirmation  ok       30..40 ms
      │     │  └─ worker  function  send it  ok                 35..900 ms
      │     ├─ function  start the report  ok                   50..60 ms
      │     │  └─ reports  function  write it  ok               70..80 ms
      │     └─ http.client  POST db-service/orders  ok          100..110 ms
      │        └─ db-service  http.server  POST /orders  ok     120..130 ms
      └─ http.client  GET /api/next  ok                         410..420 ms
         └─ api  http.server  GET /api/next  ok                 411..419 ms

      worker  queue.process  a lost one  ok  (orphan)           0..10 ms

      scheduler  cron  tick  ok                                 0..100 ms
      └─ cache  http.server  POST /rates  ok                    10..90 ms
    `),
  );

  it('is asynchronous where an op says so, or where it began when its caller’s span had ended, but for requests', () => {
    const { calls } = serviceCalls(tree, placeErrors(tree));
    expect(
      calls.map(({ caller, service, transactions: { count }, asynchronous }) => [
        caller,
        service,
        `${asynchronous} of ${count}`,
      ]),
    ).toEqual([
      [undefined, 'worker', '0 of 1'],
      ['scheduler', 'cache', '0 of 1'],
      ['web', 'api', '0 of 2'],
      ['api', 'worker', '1 of 1'],
      ['api', 'reports', '1 of 1'],
      ['api', 'db-service', '0 of 1'],
    ]);
  });
});
