import { describe, expect, it } from '@jest/globals';
import { isSql } from './is-sql';

describe('a description', () => {
  it.each([
    ['sql.query', 'SELECT 1', true],
    ['db', '  insert into orders values (?)', true],
    ['db.sql.query', 'WITH a AS (SELECT 1) SELECT * FROM a', true],
    ['db.redis', 'GET rates:EUR', false],
    ['function', 'SELECT 1', false],
    ['dbx', 'SELECT 1', false],
    ['sql.query', null, false],
    [null, 'SELECT 1', false],
    ['sql.query', 'selection of names', false],
  ])('of op %s that reads %j is SQL: %s', (op, description, expected) => {
    expect(isSql({ op, description })).toBe(expected);
  });
});
