import { describe, expect, it } from '@jest/globals';
import { settled, type StartTransport } from '../../scripted-post';
import { describeAnswers } from './answers.contract';
import { describeLeaving } from './leaving.contract';
import { describeOutages } from './outages.contract';

/** What a transport promises, whether it sends events together or one by one. */
export function describeTransport(start: StartTransport): void {
  describe('delivering transactions', () => {
    it('begins at once, and goes on with at most four requests at a time', async () => {
      const { transport, posted, send, mostRequests, lost } = start([200]);
      for (let index = 0; index < 40; index += 1) send(`t${index}`);
      expect(posted).toHaveLength(1);
      expect(await transport.flush()).toBe(true);
      expect(posted).toHaveLength(40);
      expect(mostRequests()).toBe(4);
      expect(lost()).toEqual({});
    });

    it('says in the envelope when it was sent', async () => {
      const { transport, posted, send } = start([200]);
      send('t');
      await transport.flush();
      expect(posted[0]?.headers['sent_at']).toBe('2020-09-13T12:26:40.000Z');
    });
  });

  describe('the bounds of the queue', () => {
    it.each([
      ['events', { mostEvents: 10 }, 10],
      ['characters', { mostCharacters: 105 }, 9],
    ])('hold for %s, and what is over them is counted', async (_what, limits, held) => {
      const { send, lost } = start(['hangs'], limits);
      for (let index = 0; index < 25; index += 1) send(`t${index}`);
      await settled();
      expect(lost()).toEqual({ queue_overflow: { transaction: 25 - held, span: 3 * (25 - held) } });
    });
  });

  describeOutages(start);
  describeAnswers(start);
  describeLeaving(start);
}
