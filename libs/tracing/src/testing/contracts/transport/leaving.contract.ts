import { describe, expect, it } from '@jest/globals';
import { settled, TRANSACTION_LOST, type StartTransport } from '../../scripted-post';

/** What a transport does for whoever is about to leave: it says truthfully what has become of the events. */
export function describeLeaving(start: StartTransport): void {
  describe('flushing', () => {
    it('is true at once when there is nothing to deliver', async () => {
      expect(await start([200]).transport.flush()).toBe(true);
    });

    it('is false when time is up', async () => {
      const { transport, clock, send } = start(['hangs']);
      send('t');
      const flushed = transport.flush(2000);
      await settled();
      clock.advance(2);
      expect(await flushed).toBe(false);
      expect(clock.pending).toBe(0);
    });

    it('is false at once when the server cannot be reached, since waiting would not help', async () => {
      const { transport, send } = start(['fails']);
      send('t');
      expect(await transport.flush()).toBe(false);
    });

    it('waits for what was accepted before, and not for what comes after', async () => {
      const { transport, send } = start([200, 200, 'hangs']);
      for (const id of ['a', 'b']) send(id);
      const flushed = transport.flush();
      send('later');
      expect(await flushed).toBe(true);
      expect(transport.undelivered()).toHaveLength(1);
    });

    it('is true when something else is lost meanwhile', async () => {
      const { transport, send } = start([200]);
      send('a');
      const flushed = transport.flush();
      transport.recordLoss('before_send', TRANSACTION_LOST);
      expect(await flushed).toBe(true);
    });

    it('is false when the server has refused something meanwhile', async () => {
      const { transport, send } = start([200, 400]);
      send('a');
      send('b');
      expect(await transport.flush()).toBe(false);
    });

    it('does not wait for the backoff', async () => {
      const { transport, send } = start(['fails', 200]);
      send('t');
      await settled();
      expect(await transport.flush()).toBe(true);
    });
  });

  describe('closing', () => {
    it('delivers what is left, and counts what comes after that', async () => {
      const { transport, posted, send, lost } = start([200]);
      send('t');
      expect(await transport.close()).toBe(true);
      send('late');
      expect(posted).toHaveLength(1);
      expect(lost()).toEqual({ send_error: { transaction: 1, span: 3 } });
    });

    it('is false once more when it is asked for twice, and loses nothing twice', async () => {
      const { transport, send, lost } = start(['fails']);
      send('t');
      expect(await transport.close()).toBe(false);
      await transport.close();
      expect(lost()).toEqual({ network_error: TRANSACTION_LOST });
    });

    it('ends when its last request does, also where there is something to report', async () => {
      const failing: (() => void)[] = [];
      const post = () =>
        new Promise<never>((_resolve, reject) => {
          failing.push(() => reject(new Error('connect ECONNREFUSED')));
        });
      const { transport, clock, send, lost } = start([200], { post });
      send('t');
      const closed = transport.close();
      clock.advance(2);
      expect(await closed).toBe(false);
      for (let round = 0; round < 3; round += 1) {
        for (const fail of failing) fail();
        await settled();
      }
      expect(failing).toHaveLength(1);
      expect(lost()).toEqual({ network_error: TRANSACTION_LOST });
    });

    it('counts what could not be delivered, and leaves no timer behind', async () => {
      const { transport, clock, send, lost } = start(['fails']);
      for (let index = 0; index < 6; index += 1) send(`t${index}`);
      await settled();
      expect(await transport.close()).toBe(false);
      await settled();
      expect(lost()).toEqual({ network_error: { transaction: 6, span: 18 } });
      expect(clock.pending).toBe(0);
    });
  });
}
