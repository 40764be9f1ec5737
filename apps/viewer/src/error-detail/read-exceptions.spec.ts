import { describe, expect, it } from '@jest/globals';
import { exceptionsOf } from './read-exceptions';

const FRAME = {
  function: 'charge',
  filename: '/srv/charge.ts',
  lineno: 12,
  colno: 7,
  in_app: true,
  pre_context: ['function charge() {'],
  context_line: "  throw new Error('no');",
  post_context: ['}'],
  vars: { amount: 7 },
};

describe('the exceptions of an error', () => {
  it('begin with the one that was thrown, and go on with its causes', () => {
    const read = exceptionsOf([{ type: 'Cause' }, { type: 'Thrown', value: 'why' }]);
    expect(read.map(({ type, value }) => [type, value])).toEqual([
      ['Thrown', 'why'],
      ['Cause', ''],
    ]);
  });

  it('have their latest call first', () => {
    const [read] = exceptionsOf([{ stacktrace: { frames: [{ function: 'main' }, FRAME] } }]);
    expect(read?.frames.map((frame) => frame.function)).toEqual(['charge', 'main']);
  });

  it('show the source around the place, with its line numbers', () => {
    const [read] = exceptionsOf([{ stacktrace: { frames: [FRAME] } }]);
    expect(read?.frames[0]).toEqual({
      function: 'charge',
      file: '/srv/charge.ts',
      position: '12:7',
      isOwn: true,
      source: [
        { number: 11, text: 'function charge() {', isHere: false },
        { number: 12, text: "  throw new Error('no');", isHere: true },
        { number: 13, text: '}', isHere: false },
      ],
      variables: { amount: 7 },
    });
  });

  it('say whether somebody caught them', () => {
    expect(exceptionsOf([{ mechanism: { type: 'onerror', handled: false } }])[0]).toMatchObject({
      handled: false,
      mechanism: 'onerror',
    });
  });

  it.each([null, undefined, 'text', {}, [null, 7], [[]]])('are none in %j', (value) => {
    expect(exceptionsOf(value)).toEqual([]);
  });

  it.each([
    { stacktrace: { frames: 7 } },
    { stacktrace: { frames: [null, 'x'] } },
    { stacktrace: [] },
    { type: 7, value: {}, mechanism: 'x' },
  ])('have no frames in %j', (exception) => {
    expect(exceptionsOf([exception])).toEqual([
      { type: 'Error', value: '', handled: undefined, mechanism: '', frames: [] },
    ]);
  });
});
