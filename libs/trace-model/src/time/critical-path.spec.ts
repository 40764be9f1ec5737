import { describe, expect, it } from '@jest/globals';
import { assembleTrace } from '../tree/assemble-trace';
import { criticalPath, criticalSeconds, criticalSecondsByService } from './critical-path';
import { seededRandom } from '../outline/seeded-random';
import { tellTrace } from '../outline/tell-trace';

const BEGINS = 1_700_000_000;

/** The critical path of a drawn trace: which span held up the end, from when until when. */
function pathOf(story: string): string[] {
  return criticalPath(assembleTrace(tellTrace(story))).stretches.map(
    ({ node, startTimestamp, endTimestamp }) => {
      const [from, until] = [startTimestamp, endTimestamp].map((at) => Math.round((at - BEGINS) * 1_000));
      return `${from}..${until} ${node.transaction.project} ${node.span.description}`;
    },
  );
}

describe('the critical path', () => {
  it('runs backwards through the child that finished last, and is the span’s own time in between', () => {
    expect(
      pathOf(`
        web  pageload  /  ok                    0..1000 ms
        ├─ http.client  GET /quick  ok          100..300 ms
        ├─ http.client  GET /slow  ok           100..700 ms
        │  └─ api  http.server  GET /slow  ok   200..600 ms
        │     └─ sql.query  SELECT 1  ok        250..550 ms
        └─ ui.render  page  ok                  800..900 ms
      `),
    ).toEqual([
      '0..100 web /',
      '100..200 web GET /slow',
      '200..250 api GET /slow',
      '250..550 api SELECT 1',
      '550..600 api GET /slow',
      '600..700 web GET /slow',
      '700..800 web /',
      '800..900 web page',
      '900..1000 web /',
    ]);
  });

  it('follows a server’s answer as far as its caller lasted, though the server noted its end later', () => {
    expect(
      pathOf(`
        api  http.server  GET /  ok                       0..100 ms
        └─ http.client  GET db-service/  ok               10..90 ms
           └─ db-service  http.server  GET /  ok          20..91 ms
              └─ sql.query  SELECT 1  ok                  30..80 ms
      `),
    ).toEqual([
      '0..10 api GET /',
      '10..20 api GET db-service/',
      '20..30 db-service GET /',
      '30..80 db-service SELECT 1',
      '80..90 db-service GET /',
      '90..100 api GET /',
    ]);
  });

  it('is of the originating transaction, whatever started before it', () => {
    expect(
      pathOf(`
        db-service  http.server  GET /  ok  (orphan)   0..50 ms

        web  pageload  /  ok                           10..20 ms
      `),
    ).toEqual(['10..20 web /']);
  });

  it('is nothing where nothing took time, and in a trace without transactions', () => {
    expect(pathOf('api  cron  job  ok  5..5 ms')).toEqual([]);
    expect(criticalPath({ roots: [] })).toMatchObject({ transaction: undefined, stretches: [] });
  });

  it('adds up by service', () => {
    const tree = assembleTrace(
      tellTrace(`
        web  pageload  /  ok                    0..1000 ms
        └─ http.client  GET /  ok               100..900 ms
           └─ api  http.server  GET /  ok       200..800 ms
      `),
    );
    const seconds = [...criticalSecondsByService(criticalPath(tree))];
    expect(seconds.map(([service, value]) => [service, value.toFixed(3)])).toEqual([
      ['api', '0.600'],
      ['web', '0.400'],
    ]);
  });
});

describe('the critical path of any trace', () => {
  /** A trace whose spans start and end anywhere, also before and after their parents. */
  function randomStory(random: () => number): string {
    const lines = ['service-0  http.server  root  ok  0..1000 ms'];
    const grow = (depth: number, indent: string) => {
      const children = depth > 4 ? 0 : Math.floor(random() * 4);
      for (let child = 1; child <= children; child += 1) {
        const start = Math.floor(random() * 1_200) - 100;
        const times = `${start}..${start + Math.floor(random() * 600)} ms`;
        const service = random() < 0.4 ? `service-${Math.floor(random() * 3)}  ` : '';
        const op = random() < 0.5 ? 'http.server' : 'queue.process';
        const isLast = child === children;
        lines.push(`${indent}${isLast ? '└─' : '├─'} ${service}${op}  span ${lines.length}  ok  ${times}`);
        grow(depth + 1, `${indent}${isLast ? '   ' : '│  '}`);
      }
    };
    grow(0, '');
    return lines.join('\n');
  }

  it('has stretches that do not overlap and together last as long as the root', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const { stretches, transaction, stretchesOf } = criticalPath(
        assembleTrace(tellTrace(randomStory(seededRandom(seed)))),
      );
      let moment = transaction?.transaction.start_timestamp;
      for (const { node, startTimestamp, endTimestamp } of stretches) {
        expect(startTimestamp).toBe(moment);
        expect(endTimestamp).toBeGreaterThan(startTimestamp);
        expect(node.span.start_timestamp).toBeLessThanOrEqual(startTimestamp);
        expect(node.span.timestamp).toBeGreaterThanOrEqual(endTimestamp);
        moment = endTimestamp;
      }
      expect(moment).toBe(transaction?.transaction.timestamp);
      expect(criticalSeconds([...stretchesOf.values()].flat())).toBeCloseTo(1, 5);
    }
  });
});
