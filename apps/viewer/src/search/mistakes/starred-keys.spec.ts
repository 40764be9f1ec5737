import { describe, expect, it } from '@jest/globals';
import { starredKeys } from './starred-keys';

describe('a key that is compared with a star alone', () => {
  it.each([
    ['user.id:*', ['user.id']],
    ['a:"*" !b:** user.id:* user.id:*', ['a', 'b', 'user.id']],
    ['user.id:a* user.id:*a* has:user.id * "*" title:"\\*"', []],
  ])('in %s is %j', (query, keys) => expect(starredKeys(query)).toEqual(keys));
});
