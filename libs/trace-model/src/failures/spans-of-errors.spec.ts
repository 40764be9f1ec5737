import { describe, expect, it } from '@jest/globals';
import { assembleTrace } from '../tree/assemble-trace';
import { placeErrors } from './place-errors';
import { spansOfErrors } from './spans-of-errors';
import { tellTrace } from '../outline/tell-trace';

describe('the spans in which errors happened', () => {
  it('are those of the given transactions, whoever reported the error', () => {
    const story = 'web  pageload  /  ok\n└─ http.client  GET /  ok\n   └─ api  http.server  GET /  ok';
    const error = { event_id: 'e', title: 'E', timestamp: 1_700_000_000 };
    const inWeb = { ...error, project: 'web', span_id: '0000000000000002' };
    const inApi = { ...error, project: 'api', span_id: '0000000000000003' };
    const tree = assembleTrace({ ...tellTrace(story), errors: [inWeb, inApi] });
    const web = tree.transactions.filter(({ transaction }) => transaction.project === 'web');
    const found = spansOfErrors(web, placeErrors(tree));
    expect([...found].map(([{ project }, { span }]) => [project, span.op])).toEqual([['web', 'http.client']]);
  });
});
