import { describe, expect, it } from '@jest/globals';
import { formatSql } from './format-sql';

describe('a formatted statement', () => {
  it('has a line for each clause', () => {
    expect(formatSql('SELECT id, name FROM products WHERE price_cents < ? ORDER BY name')).toBe(
      [
        'SELECT',
        '  id,',
        '  name',
        'FROM',
        '  products',
        'WHERE',
        '  price_cents < ?',
        'ORDER BY',
        '  name',
      ].join('\n'),
    );
  });

  it.each(['SELECT $1, :name, @id', "SELECT name FROM products WHERE colour = 'red; blue' AND id = ?"])(
    'keeps what stands for values: %s',
    (statement) => {
      expect(formatSql(statement).replace(/\s+/g, ' ')).toBe(statement);
    },
  );

  it('is refused where a text was cut', () => {
    expect(() => formatSql("SELECT 'unclosed")).toThrow();
  });
});
