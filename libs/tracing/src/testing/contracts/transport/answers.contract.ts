import { describe, expect, it } from '@jest/globals';
import { settled, TRANSACTION_LOST, type ScriptedHeaders, type StartTransport } from '../../scripted-post';

/** What a transport makes of the answers of a server: refusals, pauses. */
export function describeAnswers(start: StartTransport): void {
  describe('delivering to a server that answers', () => {
    it('sends an error like a transaction, and counts it as one', async () => {
      const { posted, send, lost } = start([200, 403]);
      send('a', { type: 'event', quantities: { error: 1 } });
      await settled();
      send('b', { type: 'event', quantities: { error: 1 } });
      await settled();
      expect(posted.map(({ items }) => items[0]?.headers)).toEqual([{ type: 'event' }, { type: 'event' }]);
      expect(lost()).toEqual({ send_error: { error: 1 } });
    });

    it('goes on with errors while only transactions are to pause, also with those that wait already', async () => {
      const { send, postedIds, lost } = start([{ status: 429, rateLimits: '60:transaction:key' }, 200]);
      for (const id of ['a', 'b']) send(id);
      send('error', { type: 'event', quantities: { error: 1 } });
      await settled();
      send('c');
      expect(postedIds()).toEqual([['a'], ['error']]);
      expect(lost()).toEqual({ ratelimit_backoff: { transaction: 3, span: 9 } });
    });

    it('obeys a pause that comes with a failure, too', async () => {
      const { send, clock, posted, lost } = start([{ status: 503, rateLimits: '60::key' }, 200]);
      send('a');
      await settled();
      clock.advance(2);
      await settled();
      expect(posted).toHaveLength(1);
      expect(lost()).toEqual({ ratelimit_backoff: TRANSACTION_LOST });
    });

    it.each([400, 401, 403, 413])(
      'gives up a transaction that the server refuses with %d',
      async (status) => {
        const { send, postedIds, lost } = start([status, 200]);
        send('refused');
        await settled();
        send('next');
        await settled();
        expect(postedIds()).toEqual([['refused'], ['next']]);
        expect(lost()).toEqual({ send_error: { transaction: 1, span: 3 } });
      },
    );

    it.each<[string, ScriptedHeaders, number]>([
      ['429', { status: 429, retryAfter: '10' }, 2],
      ['a limit on an accepted one', { status: 200, rateLimits: '10:transaction:key' }, 1],
    ])('pauses after %s, and counts what is lost meanwhile', async (_case, answer, transaction) => {
      const { clock, send, postedIds, lost } = start([answer, 200]);
      send('first');
      await settled();
      send('in the pause');
      clock.advance(10);
      send('after it');
      await settled();
      expect(postedIds()).toEqual([['first'], ['after it']]);
      expect(lost()).toEqual({ ratelimit_backoff: { transaction, span: 3 * transaction } });
    });
  });
}
