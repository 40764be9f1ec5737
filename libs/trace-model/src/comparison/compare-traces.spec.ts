import { describe, expect, it } from '@jest/globals';
import { assembleTrace } from '../tree/assemble-trace';
import { compareServices } from './compare-services';
import {
  compareTraces,
  differenceOf,
  differingSpans,
  differs,
  withoutNumbers,
  type ComparedSpan,
} from './compare-traces';
import { seededRandom } from '../outline/seeded-random';
import { tellTrace } from '../outline/tell-trace';

const treeOf = (story: string) => assembleTrace(tellTrace(story));

/** Each place with what sets the two traces apart there. */
function drawn(spans: readonly ComparedSpan[]): string[] {
  return spans.map(({ depth, left, right, durationDelta, selfTimeDelta }) => {
    const [change, delta] = [durationDelta, selfTimeDelta].map((seconds) =>
      Math.round((seconds ?? 0) * 1_000),
    );
    const name = (left ?? right)?.span.description ?? '';
    const where =
      left === undefined ? 'only right' : right === undefined ? 'only left' : `${change}, self ${delta}`;
    return `${'  '.repeat(depth)}${name}: ${where}`;
  });
}

const LEFT = `
  web  pageload  /  ok                          0..1000 ms
  ├─ http.client  GET /products/7  ok           100..500 ms
  │  └─ api  http.server  GET /products  ok     150..450 ms
  │     ├─ sql.query  SELECT 1  ok              200..250 ms
  │     ├─ sql.query  SELECT 1  ok              300..320 ms
  │     └─ db.redis  GET a  ok                  330..340 ms
  └─ ui.render  page  ok                        600..900 ms
`;
const RIGHT = `
  web  pageload  /  ok                          0..1400 ms
  ├─ resource.css  app.css  ok                  50..60 ms
  ├─ http.client  GET /products/81  ok          100..900 ms
  │  └─ api  http.server  GET /products  ok     150..850 ms
  │     ├─ sql.query  SELECT 1  ok              200..650 ms
  │     ├─ function  retry  ok                  660..670 ms
  │     └─ sql.query  SELECT 1  ok              700..720 ms
  └─ ui.render  page  ok                        1000..1300 ms
`;

describe('comparing two traces', () => {
  const { spans } = compareTraces(treeOf(LEFT), treeOf(RIGHT));

  it('lays one tree on the other, in the order of the left one', () => {
    expect(drawn(spans)).toEqual([
      '/: 400, self -10',
      '  app.css: only right',
      '  GET /products/7: 400, self 0',
      '    GET /products: 400, self 0',
      '      SELECT 1: 400, self 400',
      '      retry: only right',
      '      SELECT 1: 0, self 0',
      '      GET a: only left',
      '  page: 0, self 0',
    ]);
  });

  it('shows of what differs also where it hangs, and nothing else', () => {
    expect(drawn(differingSpans(spans)).map((line) => line.split(':')[0]?.trim())).toEqual([
      '/',
      'app.css',
      'GET /products/7',
      'GET /products',
      'SELECT 1',
      'retry',
      'GET a',
    ]);
  });

  it('adds up by service', () => {
    const services = compareServices(spans);
    expect(services.map(({ service, left, right }) => [service, left.spans, right.spans])).toEqual([
      ['api', 4, 4],
      ['web', 3, 4],
    ]);
    expect(services[0]?.selfTimeDelta).toBeCloseTo(0.4, 5);
  });

  it('keeps what hangs below a span that only one has with that one', () => {
    const { spans: found } = compareTraces(
      treeOf('web  pageload  /  ok\n└─ http.client  GET /a  ok\n   └─ api  http.server  GET  ok'),
      treeOf('web  pageload  /  ok\n└─ http.client  GET /b  ok\n   └─ api  http.server  GET  ok'),
    );
    expect(drawn(found).map((line) => line.trim())).toEqual([
      expect.stringMatching('/: '),
      'GET /a: only left',
      'GET: only left',
      'GET /b: only right',
      'GET: only right',
    ]);
  });

  it('counts each place that differs once, as what tells most', () => {
    const told = (lines: string) => treeOf(`web  pageload  /  ok  0..100 ms\n${lines}`);
    const { spans: found } = compareTraces(
      told(
        `
        ├─ db  slower  ok  0..10 ms
        ├─ db  faster  ok  0..10 ms
        ├─ db  both  ok  0..10 ms
        ├─ db  alike  ok  0..10 ms
        └─ db  here  ok  0..10 ms`.replaceAll(/^ +/gm, ''),
      ),
      told(
        `
        ├─ db  slower  ok  0..12 ms
        ├─ db  faster  ok  0..8 ms
        ├─ db  both  aborted  0..20 ms
        ├─ db  alike  ok  0..10.9 ms
        └─ db  there  ok  0..10 ms`.replaceAll(/^ +/gm, ''),
      ),
    );
    const kinds = found.map((span) => [(span.left ?? span.right)?.span.description, differenceOf(span)]);
    expect(kinds).toEqual([
      ['/', undefined],
      ['slower', 'slower'],
      ['faster', 'faster'],
      ['both', 'status'],
      ['alike', undefined],
      ['here', 'left'],
      ['there', 'right'],
    ]);
  });

  it('differs where only one of the two failed, however long it took', () => {
    const told = (status: string, inner: string) =>
      treeOf(`
        web  pageload  /  ok  0..100 ms
        └─ http.client  POST /api  ${status}  10..90 ms
           └─ api  http.server  POST /api  ${inner}  20..80 ms
      `);
    const { spans: found } = compareTraces(told('ok', 'internal_error'), told('cancelled', 'internal_error'));
    expect(found.filter(differs).map(({ left }) => left?.span.op)).toEqual(['http.client']);
    expect(found.map(differenceOf)).toEqual([undefined, 'status', undefined]);
    const services = compareServices(
      compareTraces(told('ok', 'ok'), told('aborted', 'internal_error')).spans,
    );
    expect(services.map(({ service, left, right }) => [service, left.failed, right.failed])).toEqual([
      ['web', 0, 1],
      ['api', 0, 1],
    ]);
  });

  it.each([
    ['GET /users/17/orders/3', 'GET /users/#/orders/#'],
    ['GET /t/3f2504e0-4f89-41d3-9a0c-0305e82c3301', 'GET /t/#'],
    ['get deadbeef', 'get deadbeef'],
    ['job 5f3a9bc1d2', 'job #'],
    ['total 1,250.50', 'total #'],
    ['GET http://127.0.0.1:3000/', 'GET http://#:#/'],
  ])('takes %p for %p', (description, normalised) => {
    expect(withoutNumbers(description)).toBe(normalised);
  });
});

describe('a trace compared with itself', () => {
  it('has no differences, whatever it looks like', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = seededRandom(seed);
      const lines = ['web  pageload  /  ok  0..1000 ms'];
      const grow = (depth: number, indent: string) => {
        const count = depth > 3 ? 0 : Math.floor(random() * 4);
        for (let child = 1; child <= count; child += 1) {
          const begins = random() < 0.3 ? `service-${Math.floor(random() * 3)}  ` : '';
          const start = Math.floor(random() * 900);
          const branch = child === count ? '└─' : '├─';
          lines.push(
            `${indent}${branch} ${begins}op  step ${Math.floor(random() * 3)}  ok  ${start}..${start + 50} ms`,
          );
          grow(depth + 1, `${indent}${child === count ? '   ' : '│  '}`);
        }
      };
      grow(0, '');
      const story = lines.join('\n');
      const { spans } = compareTraces(treeOf(story), treeOf(story));
      expect(spans).toHaveLength(lines.length);
      expect(spans.filter(differs)).toEqual([]);
      expect(new Set(spans.map(({ key }) => key)).size).toBe(lines.length);
      expect(
        spans.filter(({ durationDelta, selfTimeDelta }) => durationDelta !== 0 || selfTimeDelta !== 0),
      ).toEqual([]);
    }
  });
});
