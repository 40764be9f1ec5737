import { beforeAll, describe, expect, it } from '@jest/globals';
import { knownReaders } from '../testing/access/known-readers';
import { READING_ROWS } from '../testing/access/reading-rows';
import { comparableAnswer, forEachOf, type ComparableAnswer } from '../testing/access/sameness';
import { projectsSetting, SLUGS, threeProjects, type Slug } from '../testing/access/three-projects';
import { runningCollector, type CollectorUnderTest } from '../testing/running-collector';

const READERS: Record<string, readonly Slug[]> = {
  'sees-none': [],
  'sees-one': ['order-api'],
  'sees-two': ['shop-page', 'stock-db'],
  'sees-each': SLUGS,
};

const story = threeProjects();
const readers = knownReaders({ ...READERS, 'sees-all': '*' });
const collectorOf = (slugs: readonly Slug[]) =>
  runningCollector({ CLEW_PROJECTS: projectsSetting(slugs), CLEW_READERS_FILE: readers.file });

const everything = collectorOf(SLUGS);
/** For each reader a collector in which nothing else has ever been. */
const twins = new Map(Object.entries(READERS).map(([name, slugs]) => [name, collectorOf(slugs)]));

async function fill(collector: CollectorUnderTest, slugs: readonly Slug[]): Promise<void> {
  for (const { slug, body } of story.sent) {
    if (slugs.includes(slug)) await (await collector.post(slug, body)).text();
  }
}

beforeAll(async () => {
  await fill(everything, SLUGS);
  for (const [name, slugs] of Object.entries(READERS)) await fill(twins.get(name)!, slugs);
});

const cases = Object.keys(READERS).flatMap((name) =>
  Object.keys(READING_ROWS).map((route) => [name, route] as const),
);

/** What of the hidden projects stands in an answer; a field is named in it as it was asked for. */
function foundMarks({ text }: ComparableAnswer, address: string, slugs: readonly Slug[]): string[] {
  const fields = new URL(address, 'http://x').searchParams.getAll('field');
  const rest = fields.reduce((left, field) => left.replaceAll(field, ''), text);
  const hidden = story.projects.filter(({ slug }) => !slugs.includes(slug));
  return hidden.flatMap(({ marks }) => marks).filter((mark) => rest.includes(mark));
}

describe('a reader with grants for some projects', () => {
  it.each(cases)('who %s is answered at %s as if the others had never existed', async (name, route) => {
    const ask = (collector: CollectorUnderTest, address: string) =>
      comparableAnswer(collector, address, readers.bearer(name));
    const twin = twins.get(name) ?? everything;
    await forEachOf(READING_ROWS[route]?.(story) ?? [], async (address) => {
      const { next, ...answer } = await ask(everything, address);
      const { next: nextOfTwin, ...expected } = await ask(twin, address);
      expect({ address, ...answer }).toEqual({ address, ...expected });
      expect({ address, found: foundMarks(answer, address, READERS[name] ?? []) }).toEqual({
        address,
        found: [],
      });
      if (next === undefined || nextOfTwin === undefined) return;
      const page = await ask(everything, `${address}&cursor=${next}`);
      const pageOfTwin = await ask(twin, `${address}&cursor=${nextOfTwin}`);
      expect({ ...page, next: 0 }).toEqual({ ...pageOfTwin, next: 0 });
    });
  });
});

describe('a reader with a grant for everything', () => {
  it.each(Object.keys(READING_ROWS))('finds at %s what each project has', async (route) => {
    const answers: ComparableAnswer[] = [];
    const addresses = READING_ROWS[route]?.(story) ?? [];
    await forEachOf(addresses, async (address) => {
      answers.push(await comparableAnswer(everything, address, readers.bearer('sees-all')));
    });
    expect(answers.filter(({ status }) => status !== 200 && status !== 404)).toEqual([]);
    const text = answers.map((answer) => answer.text).join('');
    const isAboutProjects = !['GET /events-stats', 'GET /events-histogram'].includes(route);
    if (isAboutProjects) expect(SLUGS.filter((slug) => text.includes(slug))).toEqual(SLUGS);
    expect(text).not.toBe('');
  });

  it('and only that one sees how the process does', async () => {
    const metrics = async (name: string) =>
      (await comparableAnswer(everything, '/metrics', readers.bearer(name))).text;
    expect(await metrics('sees-all')).toContain('process_resident_memory_bytes');
    expect(await metrics('sees-each')).not.toContain('process_');
  });
});

describe('a trace of which a reader may see the middle', () => {
  it('has one orphan and nothing that tells of the rest', async () => {
    const { body } = await everything.get(`/api/0/traces/${story.traceId}/`, readers.bearer('sees-one'));
    const { transactions, errors } = body as {
      transactions: { transaction: string; orphan: boolean; project: string }[];
      errors: { project: string }[];
    };
    expect(transactions.map(({ transaction, orphan }) => [transaction, orphan])).toEqual([
      ['GET /order-api', true],
      ['order-api streamed', false],
    ]);
    expect(errors.map(({ project }) => project)).toEqual(['order-api']);
  });

  it.each([
    ['sees-one', 'began where nobody is known', null],
    ['sees-two', 'began in the page', 'shop-page'],
    ['sees-all', 'began in the page', 'shop-page'],
  ])('tells who %s that it %s', async (name, _where, head) => {
    const { body } = await everything.get(`/api/0/traces/${story.traceId}/`, readers.bearer(name));
    const { transactions } = body as {
      transactions: { transaction: string; head_project?: string | null }[];
    };
    // What was streamed came without an envelope that says where the trace began.
    const told = transactions.filter(({ transaction }) => transaction.startsWith('GET /'));
    expect(new Set(told.map(({ head_project }) => head_project))).toEqual(new Set([head]));
  });
});

describe('a cursor', () => {
  const address = (cursor = '') => `/api/0/events/?field=id&statsPeriod=1h&per_page=1&query=${cursor}`;

  it.each([
    ['of another reader', 'sees-each', 'sees-all'],
    ['of a reader of less', 'sees-one', 'sees-two'],
  ])('%s is no cursor', async (_whose, from, to) => {
    const { next = '' } = await comparableAnswer(everything, address(), readers.bearer(from));
    expect(await everything.get(address(`&cursor=${next}`), readers.bearer(to))).toEqual({
      status: 400,
      body: { detail: 'cursor: invalid_cursor: begin again without one' },
    });
  });
});
