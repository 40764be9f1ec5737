import { describe, expect, it } from '@jest/globals';
import { whyNoGaps } from './why-no-gaps';

const BROWSER = { op: 'pageload' };
const SERVER = { op: 'http.server' };

describe('why no instrumentation is marked as missing', () => {
  it.each([
    ['a browser', [BROWSER], [/^Disabled for browser transactions/]],
    ['a server', [SERVER], [/^There is none: no stretch of 100 ms or more/]],
    ['both', [BROWSER, SERVER, BROWSER], [/^There is none/, /^Disabled for browser transactions/]],
  ])('is said of transactions from %s', (_, transactions, sentences) => {
    expect(whyNoGaps(transactions, 100)).toEqual(sentences.map((each) => expect.stringMatching(each)));
  });
});
