import { describe, expect, it } from '@jest/globals';
import {
  cautionWords,
  extrapolatedWords,
  isThin,
  sampledShare,
  sampleSentences,
  standsOnWords,
} from './figure-sample';

describe('a figure of too few transactions', () => {
  it('says of how many it is, and how many it takes (S147)', () => {
    expect(cautionWords('p95()', { n: 1, needed: 59, too_few: true }, 'transaction')).toBe(
      'of 1 transaction; p95 needs 59',
    );
  });

  it('says nothing where they are enough, or no number is', () => {
    expect(cautionWords('p95()', { n: 60, needed: 59, too_few: false }, 'transaction')).toBe('');
    expect(cautionWords('count()', { n: 1 }, 'transaction')).toBe('');
    expect(cautionWords('count()', undefined, 'transaction')).toBe('');
  });
});

describe('a figure of enough transactions', () => {
  it('says of how many it is, too', () => {
    expect(standsOnWords('p95()', { n: 60, needed: 59, too_few: false }, 'transaction')).toBe(
      'of 60 transactions',
    );
    expect(standsOnWords('count()', { n: 60 }, 'transaction')).toBe('');
  });
});

describe('a rate of what was sampled', () => {
  it('is also told as it was without sampling (S153)', () => {
    const figure = { value: 5, type: 'rate', sample: { n: 100, extrapolated: 20 } };
    expect(extrapolatedWords('eps()', figure)).toBe('≈ 20/s');
  });

  it.each([{ n: 1 }, { n: 1, extrapolated: 5 }, { n: 1, extrapolated: 5.000001 }, undefined])(
    'is told once where there is no difference: %j',
    (sample) => expect(extrapolatedWords('eps()', { value: 5, type: 'rate', sample })).toBe(''),
  );
});

describe('what a row stands on', () => {
  const thin = {
    n: 3,
    sample_rate: 0.25,
    functions: { 'count()': { n: 3, extrapolated: 12 }, 'p95()': { n: 3, needed: 59, too_few: true } },
  };

  it('is told in sentences', () => {
    expect(sampleSentences(thin, 'transaction')).toEqual([
      '3 transactions recorded, 25 % of all: ≈ says how many there were.',
      'p95 stands on 3; it takes 59 to be more than a direction.',
    ]);
    expect(isThin(thin)).toBe(true);
  });

  it('says which figures are of fewer than the row', () => {
    const functions = { 'p50(measurements.lcp)': { n: 70, needed: 6, too_few: false } };
    expect(sampleSentences({ n: 90, sample_rate: 1, functions }, 'transaction')).toEqual([
      '90 transactions recorded.',
      'p50 LCP stands on 70 of them.',
    ]);
  });

  it('is silent about a figure that there is none of', () => {
    const functions = { 'p50(measurements.lcp)': { n: 0, needed: 6, too_few: true } };
    const sample = { n: 90, sample_rate: 1, functions };
    expect(isThin(sample)).toBe(false);
    expect(sampleSentences(sample, 'transaction')).toEqual(['90 transactions recorded.']);
  });

  it('has no share where all was recorded', () => {
    expect(sampledShare({ n: 3, sample_rate: 1, functions: {} })).toBe('');
    expect(sampleSentences({ n: 1, sample_rate: null, functions: {} }, 'error')).toEqual([
      '1 error recorded.',
    ]);
  });
});
