import { describe, expect, it } from '@jest/globals';
import { QueryTimeoutError, StoreBusyError } from '../event-store';
import { StoreUnreachableError } from '../store-unreachable-error';
import { StoreUnwritableError } from '../store-unwritable-error';
import { firstLine, isWithoutAnswer, questionError, writeError } from './server-error';

/** An error as the client makes it of what a server, or the network, says. */
function errorWith(code: string, message = 'said so'): Error {
  return Object.assign(new Error(message), { code });
}

describe('an error of a question', () => {
  it.each([
    ['of a server that takes too long', errorWith('159'), QueryTimeoutError],
    ['of a question that is given up here', new Error('The request was aborted'), QueryTimeoutError],
    ['of a server that has too much to do', errorWith('202'), StoreBusyError],
    ['of a question that needs too much memory', errorWith('241'), StoreBusyError],
    ['of nobody who listens', errorWith('ECONNREFUSED'), StoreUnreachableError],
    ['of shards that do not answer', errorWith('279'), StoreUnreachableError],
  ])('%s says so', (_which, error, kind) => {
    expect(questionError(error)).toBeInstanceOf(kind);
  });

  it('of the question itself stays what it is', () => {
    const error = errorWith('47', 'Unknown identifier');
    expect(questionError(error)).toBe(error);
    expect(isWithoutAnswer(error)).toBe(false);
  });
});

describe('an error of an append', () => {
  it.each([
    ['READONLY', '164'],
    ['TABLE_IS_READ_ONLY', '242'],
    ['NOT_ENOUGH_SPACE', '243'],
    ['TOO_MANY_PARTS', '252'],
    ['ECONNRESET', 'ECONNRESET'],
    ['an error that a later server may have', '9999'],
  ])('may be over another time: %s', (_name, code) => {
    expect(writeError(errorWith(code))).toBeInstanceOf(StoreUnwritableError);
  });

  it('that is about a row comes again with the row', () => {
    const error = errorWith('27', 'Cannot parse input');
    expect(writeError(error)).toBe(error);
  });

  it('is one line', () => {
    const refused = new AggregateError([new Error('connect ECONNREFUSED\n at')]);
    expect(firstLine(refused)).toBe('ClickHouse: connect ECONNREFUSED');
    expect(firstLine('x'.repeat(500))).toHaveLength('ClickHouse: '.length + 300);
  });
});
