import { describe, expect, it } from '@jest/globals';
import { csvText } from './csv-text';

const cellOf = (value: unknown) => csvText(['a'], [{ a: value }]).slice('a\r\n'.length, -2);

describe('an export as CSV', () => {
  it('has the columns in their order, and a line for each row', () => {
    const rows = [
      { 'p95()': 912.5, project: 'web', hidden: 1 },
      { 'p95()': null, project: 'api' },
    ];
    expect(csvText(['project', 'p95()'], rows)).toBe('project,p95()\r\nweb,912.5\r\napi,\r\n');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(1)', "'@SUM(1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['\n=1', `"'\n=1"`],
    ['  =1', `'  =1`],
    ['＝1', "'＝1"],
    ['"=1"', '"""=1"""'],
  ])('does not let a spreadsheet run %j', (value, cell) => expect(cellOf(value)).toBe(cell));

  it.each([
    [-5, '-5'],
    [0, '0'],
    [1e-7, '1e-7'],
    ['GET /', 'GET /'],
    ['a,b', '"a,b"'],
    ['a"b', '"a""b"'],
    ['a\nb', '"a\nb"'],
    ['', ''],
    [undefined, ''],
    [true, 'true'],
  ])('writes %j as %s', (value, cell) => expect(cellOf(value)).toBe(cell));

  it('does not let a column’s name be run either', () => {
    expect(csvText(['=x'], [])).toBe("'=x\r\n");
  });
});
