import { describe, expect, it } from '@jest/globals';
import { editDistance } from './edit-distance';

describe('the distance between words', () => {
  it.each([
    ['status', 'status', 0],
    ['statuss', 'status', 1],
    ['sttaus', 'status', 1],
    ['relaese', 'release', 1],
    ['durtion', 'duration', 1],
    ['oq', 'op', 1],
    ['', 'op', 2],
    ['op', '', 2],
    ['kitten', 'sitting', 3],
  ])('%s to %s is %d', (left, right, distance) => expect(editDistance(left, right)).toBe(distance));
});
