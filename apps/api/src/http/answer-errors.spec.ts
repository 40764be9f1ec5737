import { afterEach, describe, expect, it, jest } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { DownstreamError } from '../clients/downstream-error';
import { answerExpectedErrors } from './answer-errors';
import { RequestRejected } from './request-rejected';

const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
afterEach(() => void written.mockClear());

function failingWith(error: Error) {
  const app = express();
  app.get('/', () => {
    throw error;
  });
  return request(app.use(answerExpectedErrors));
}

function logged(): unknown[] {
  return written.mock.calls.map(([line]) => JSON.parse(String(line)) as unknown);
}

describe('answering expected errors', () => {
  it('tells the log why a neighbour was of no use, and the caller only that it was', async () => {
    const cause = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:3001') });

    const response = await failingWith(new DownstreamError(503, 'unavailable', { cause })).get('/');

    expect([response.status, response.body]).toEqual([503, { error: 'unavailable' }]);
    expect(logged()).toMatchObject([
      { status: 503, error: 'unavailable', cause: 'fetch failed: connect ECONNREFUSED 127.0.0.1:3001' },
    ]);
  });

  it('tells the log nothing of what the caller did wrong', async () => {
    const { status } = await failingWith(new RequestRejected(400, { error: 'invalid_body' })).get('/');

    expect(status).toBe(400);
    expect(logged()).toEqual([]);
  });
});
