import { assembleTrace, flameGraph, tellTrace } from '@clew/trace-model';
import { describe, expect, it } from '@jest/globals';
import { frameWithKey, placeFrames } from './place-frames';

const whole = flameGraph(
  assembleTrace(
    tellTrace(`
      api  http.server  GET /  ok          0..100 ms
      ├─ function  a  ok                   0..40 ms
      │  └─ function  below  ok            0..10 ms
      ├─ function  no time at all  ok      40..40 ms
      └─ function  b  ok                   40..80 ms
    `),
  ),
);

/** Each row of the drawing, 20 characters wide: a frame begins with `|` and its description, and is filled with `-`. */
function drawn(zoomed = whole): string {
  const rows: string[] = [];
  for (const { frame, row, left, width } of placeFrames(zoomed).placed) {
    const before = (rows[row] ?? '').padEnd(Math.round(left * 20));
    const text = `|${frame.description || 'trace'}`.slice(0, Math.round(width * 20));
    rows[row] = before + text.padEnd(Math.round(width * 20), '-');
  }
  return rows.join('\n');
}

const frame = (description: string) => {
  const { placed } = placeFrames(whole);
  const found = placed.find((place) => place.frame.description === description);
  if (found === undefined) throw new Error(`no frame ${description}`);
  return found.frame;
};

describe('a flame graph', () => {
  it('stands children side by side below their parent, as wide as their work; what is left is its own', () => {
    expect(drawn()).toBe(
      ['|trace--------------', '|GET /--------------', '|a------|b------', '|b'].join('\n'),
    );
    expect(placeFrames(whole)).toMatchObject({ hidden: 0, timeless: 1 });
  });

  it('has what is above the frame that it is zoomed to over the whole width', () => {
    expect(drawn(frame('a'))).toBe(
      ['|trace--------------', '|GET /--------------', '|a------------------', '|belo'].join('\n'),
    );
  });

  it('finds a frame by its key, and the whole trace for a key that there is not', () => {
    expect(frameWithKey(whole, frame('b').key)).toBe(frame('b'));
    for (const key of [null, '', 'nowhere']) expect(frameWithKey(whole, key)).toBe(whole);
  });

  it('of a chain of ten thousand frames is drawn as far as anybody reads', () => {
    const [top] = flameGraph(assembleTrace(tellTrace('api  cron  job  ok  0..1 ms'))).children;
    let last = top;
    for (let depth = 0; depth < 10_000 && last !== undefined; depth += 1) {
      const child = { ...last, parent: last, children: [] };
      last.children = [child];
      last = child;
    }
    if (last === undefined) throw new Error('there is a last one');
    expect(placeFrames(top?.parent ?? last)).toMatchObject({ hidden: 1 });
    const rows = placeFrames(last).placed.map((place) => place.frame);
    expect([rows.length, rows[0] === top?.parent, rows.at(-1) === last]).toEqual([41, true, true]);
  });
});
