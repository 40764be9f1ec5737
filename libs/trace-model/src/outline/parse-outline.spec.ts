import { describe, expect, it } from '@jest/globals';
import { drawOutline } from './draw-trace';
import { OutlineSyntaxError, parseOutline } from './parse-outline';

describe('reading a drawn trace', () => {
  it('is the inverse of drawing it', () => {
    const drawn = [
      'web  pageload  /  ok',
      '├─ http.client  GET /a  ok',
      '│  └─ api  http.server  GET /a  not_found',
      '└─ ui.render  page  ok',
      '',
      'db  http.server  GET /b  ok  (orphan)',
      '',
      'db  http.server  GET /c  ok  (parent cycle)',
    ].join('\n');
    expect(drawOutline(parseOutline(drawn))).toBe(drawn);
  });

  it('tells a transaction from a span by the number of columns', () => {
    const [root] = parseOutline('web  pageload  /  ok\n└─ http.client  GET /a  ok');
    expect(root).toMatchObject({ service: 'web', op: 'pageload', description: '/', status: 'ok' });
    expect(root?.children).toEqual([
      {
        service: undefined,
        op: 'http.client',
        description: 'GET /a',
        status: 'ok',
        note: undefined,
        children: [],
      },
    ]);
  });

  it('takes no notice of a common indentation, trailing spaces and wider gaps', () => {
    const drawn = '\n    web  pageload    /  ok  \n    └─ http.client  GET /a     ok\n  ';
    expect(drawOutline(parseOutline(drawn))).toBe('web  pageload  /  ok\n└─ http.client  GET /a  ok');
  });

  it('finds nothing in an empty text', () => {
    expect(parseOutline(' \n\n')).toEqual([]);
  });

  it.each([
    ['too few columns', 'web  pageload  /  ok\n└─ http.client  GET /a', 2, 'needs the columns'],
    [
      'a transaction without status, which is no span',
      'web  pageload  /  ok\n└─ api  http.server  GET /two',
      2,
      'ends with `GET /two`, which is no status: it needs the columns',
    ],
    ['a status that does not exist', 'web  pageload  /  okay', 1, 'ends with `okay`, which is no status'],
    ['too many columns', 'web  pageload  /  ok  fine', 1, 'needs the columns'],
    ['a note on a span', 'web  pageload  /  ok\n\n└─ function  a  ok  (lost)  x', 3, 'needs the columns'],
    [
      'a line that is too deep',
      'web  pageload  /  ok\n│  └─ function  a  ok',
      2,
      'hangs from no line above it',
    ],
    ['a first line that is a branch', '└─ function  a  ok', 1, 'hangs from no line above it'],
  ])('names the line with %s', (_, drawn, line, problem) => {
    expect(() => parseOutline(drawn)).toThrow(OutlineSyntaxError);
    expect(() => parseOutline(drawn)).toThrow(`line ${line} of the drawn trace ${problem}`);
    expect(() => parseOutline(drawn)).toThrow(expect.objectContaining({ lineNumber: line }));
  });
});
