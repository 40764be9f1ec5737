import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../fixture/expectations/eventually';
import { retellTrace } from '../../fixture/stories/retell-trace';
import { PAGE_LOAD } from '../../fixture/stories/shop-stories';
import { viewerUnderTest } from '../../fixture/viewer-under-test';
import { comparisonPath, servicesPath, tracePath, transactionPath } from '../routes';

const viewer = viewerUnderTest();
const pageLoad = retellTrace(PAGE_LOAD, { seed: 'b0b0c1d2', begins: Date.now() / 1_000 - 60 });
const hidden = pageLoad.transactions.filter(({ project }) => project === 'db-service');
const caller = pageLoad.transactions.find(({ spans }) =>
  spans.some(({ span_id }) => span_id === hidden[0]?.parent_span_id),
);
const callingSpan = hidden[0]?.parent_span_id ?? '';
let token: string;

beforeAll(async () => {
  await viewer.collector.sendTrace(pageLoad);
  token = viewer.collector.readers('add', 'theseus', '--projects', 'web,api,worker');
});

/** Signs in at an address, and keeps all that the collector answers from then on. */
async function answersAt(path: string): Promise<{ all: () => Promise<string> }> {
  const answers: Promise<string>[] = [];
  viewer.page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    // The stream has no end to wait for; what it says is asked for again.
    if (pathname.startsWith('/api/0/') && !pathname.includes('/stream'))
      answers.push(response.text().catch(() => ''));
  });
  await viewer.open(path);
  await viewer.page.getByLabel('Token').fill(token);
  await viewer.page.keyboard.press('Enter');
  await viewer.page.getByRole('button', { name: 'Sign out' }).waitFor();
  return { all: async () => (await Promise.all(answers)).join('\n') };
}

/** What would betray the transactions of a project that one may not view. */
function traitsOf(): string[] {
  return hidden.flatMap(({ event_id, span_id, spans }) => [
    event_id,
    span_id,
    ...spans.flatMap((span) => [span.span_id, span.description ?? '']),
  ]);
}

const VIEWS: [what: string, path: string, seen: string][] = [
  ['the list', '/', 'GET /api/products'],
  ['“Search by Trace”', `/?query=trace:${pageLoad.trace_id}&statsPeriod=14d`, 'GET /api/products'],
  ['the trace view', tracePath(pageLoad.trace_id), 'GET /api/products'],
  [
    'the comparison',
    comparisonPath(pageLoad.trace_id, pageLoad.trace_id),
    'http.client - GET db-service/products',
  ],
  [
    'the detail of the calling transaction',
    transactionPath('api', caller?.event_id ?? '', callingSpan),
    'http.client - GET db-service/products',
  ],
];

const MAP = ['the service map', servicesPath(), 'what they call looks as if nobody known'] as const;

describe('a reader of some projects', () => {
  it('sees six of the seven transactions of a trace (S173)', async () => {
    expect(pageLoad.transactions).toHaveLength(7);
    const answers = await answersAt(tracePath(pageLoad.trace_id));
    await viewer.row('GET /api/products').waitFor();
    await viewer.page.getByText('6 transactions').first().waitFor();
    expect((await answers.all()).split('"event_id"').length).toBeGreaterThan(6);
  });

  it.each([...VIEWS, MAP])(
    'finds nothing of the seventh in %s, nor in what the collector answers (S177)',
    async (_what, path, seen) => {
      const answers = await answersAt(path);
      await viewer.page.getByText(seen).first().waitFor();
      await viewer.page.waitForLoadState('load');
      const said = `${await viewer.page.content()}\n${await answers.all()}`;
      expect(traitsOf().filter((trait) => said.includes(trait))).toEqual([]);
      expect(said).not.toMatch(/"db-service"|>db-service</);
    },
  );

  it('has no “View Child” where the child is in a project that may not be viewed (S177)', async () => {
    await answersAt(transactionPath('api', caller?.event_id ?? '', callingSpan));
    await viewer.page.getByRole('link', { name: 'Search by Trace' }).waitFor();
    await eventually(() => viewer.page.getByText(/View Child/).count(), 0);
  });

  it('is told of each transaction which project it belongs to (S172)', async () => {
    await answersAt(transactionPath('api', caller?.event_id ?? ''));
    const project = viewer.page.locator('.figure', { hasText: 'Project' });
    await eventually(() => project.locator('dd').innerText(), 'api');
  });

  it.each(VIEWS.slice(1))(
    'is told in %s that these may not be all transactions (S173)',
    async (_what, path) => {
      await answersAt(path);
      await viewer.page
        .getByRole('note')
        .filter({ hasText: 'you may not see all transactions of a given trace' })
        .waitFor();
    },
  );

  it('is told the same of a trace of which nothing is hidden (S173)', async () => {
    const whole = retellTrace('\n  web  pageload  shop/  ok  0..9 ms\n', {
      seed: 'b1b0c1d2',
      begins: Date.now() / 1_000 - 30,
    });
    await viewer.collector.sendTrace(whole);
    await answersAt(tracePath(whole.trace_id));
    await viewer.page.getByRole('note').filter({ hasText: 'you may not see all' }).waitFor();
  });
});
