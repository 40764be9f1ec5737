import { describe, expect, it } from '@jest/globals';
import { eventOfUser, isShopperId, userFromTag } from '../index';

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

describe("a shopper's id", () => {
  it('is a random UUID', () => {
    expect(isShopperId('3b241101-e2bb-4255-8caf-4136c566a962')).toBe(true);
  });

  it.each([
    '',
    '11111111-1111-1111-1111-111111111111',
    '00000000-0000-0000-0000-000000000000',
    '3B241101-E2BB-4255-8CAF-4136C566A962',
    '3b241101-e2bb-4255-8caf-4136c566a962\n',
    '3b241101e2bb42558caf4136c566a962',
  ])('is not “%s”', (text) => {
    expect(isShopperId(text)).toBe(false);
  });
});
