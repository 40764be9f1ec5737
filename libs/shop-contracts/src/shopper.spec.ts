import { describe, expect, it } from '@jest/globals';
import { eventOfUser, shopRelease, userFromTag } from './index';

describe('an event', () => {
  it('has the tag user.id as its user, and the other tags as they were', () => {
    const event = { transaction: 'POST /api/checkout', tags: { 'user.id': 'a', delivery: 'express' } };
    expect(userFromTag(event)).toEqual({
      transaction: 'POST /api/checkout',
      tags: { delivery: 'express' },
      user: { id: 'a' },
    });
    expect(event.tags['user.id']).toBe('a');
  });

  it.each([[{ tags: { delivery: 'express' } }], [{}]])('without that tag stays as it is (%j)', (event) => {
    expect(userFromTag(event)).toBe(event);
  });

  it('is of one user, or of none', () => {
    expect(eventOfUser({ type: 'transaction' }, 'a')).toEqual({ type: 'transaction', user: { id: 'a' } });
    expect(eventOfUser({ type: 'transaction' }, null)).toEqual({ type: 'transaction' });
  });
});

describe('the release', () => {
  it('names the shop and the version that it was built with', () => {
    expect(shopRelease).toMatch(/^ariadnes-yarn@\d+\.\d+\.\d+$/);
  });
});
