import { describe, expect, it } from '@jest/globals';
import { eventually } from '../../../fixture/expectations/eventually';
import { retellTrace } from '../../../fixture/stories/retell-trace';
import { PAGE_LOAD } from '../../../fixture/stories/shop-stories';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';

const viewer = viewerUnderTest();
const query = () => new URL(viewer.page.url()).searchParams.get('query');
const says = (text: string) => viewer.page.getByText(text).first().waitFor();
const button = (name: string) => viewer.page.getByRole('button', { name });

describe('a list without any row', () => {
  it('tells how the first trace gets here', async () => {
    await viewer.open('/');
    await says('No transactions in this time window');
    await viewer.page.getByRole('heading', { name: 'Send your first trace' }).waitFor();
    await eventually(() => viewer.page.getByRole('region', { name: 'Charts' }).count(), 0);
    await eventually(() => viewer.page.getByText(/^No transactions/).count(), 1);
  });

  it('of errors says what reports them, and leads to no child spans', async () => {
    await viewer.open('/?query=event.type:error');
    await says('No errors in this time window');
    await viewer.page.getByText('captureException(error)').waitFor();
    await eventually(() => viewer.page.getByText(/^No errors/).count(), 1);
    await eventually(() => viewer.page.getByText('Send your first trace').count(), 0);
  });

  it.each([
    ['errors', 'event.type:error title:nothing', 'event.type:error', 'title:*timeout*'],
    ['events', 'event.type:[transaction,error] x:1', 'event.type:[transaction,error]', 'title:*checkout*'],
    ['transactions', 'x:1', null, 'transaction:*checkout*'],
  ])('that match says what is searched of %s, and leads to all of them', async (noun, asked, all, hint) => {
    await viewer.open(`/?query=${encodeURIComponent(asked)}`);
    await says('Nothing matches');
    await viewer.page.getByText(hint).waitFor();
    await eventually(
      () => viewer.page.getByRole('link', { name: 'Search child spans' }).count(),
      noun === 'errors' ? 0 : 1,
    );
    await button(`Show all ${noun}`).click();
    await eventually(query, all);
    await says(`No ${noun} in this time window`);
  });

  it.each([
    ['p95:>500ms', 'Nothing recent here has p95.', 'p95()', 'p95():>500ms'],
    ['statuss:ok', 'Nothing recent here has statuss.', 'transaction.status', 'transaction.status:ok'],
    [
      'transaction.duration>500ms',
      'transaction.duration>500ms is read as a word',
      'transaction.duration:>500ms',
      'transaction.duration:>500ms',
    ],
  ])('says what is mistaken in %s, and leads to what was meant', async (asked, reason, meant, corrected) => {
    await viewer.open(`/?query=${encodeURIComponent(asked)}`);
    await says(reason);
    await viewer.page.getByRole('link', { name: meant, exact: true }).click();
    await eventually(query, corrected);
  });

  it('suggests the value that occurs and is written nearly so', async () => {
    const trace = retellTrace(PAGE_LOAD, { seed: 'a6a0b1c2', begins: Date.now() / 1_000 - 60 });
    await viewer.collector.sendTrace(trace);
    await viewer.open('/?query=transaction.op:pagelaod');
    await says('No transaction.op here is pagelaod.');
    await viewer.page.getByRole('link', { name: 'pageload', exact: true }).click();
    await eventually(query, 'transaction.op:pageload');
    await viewer.page.getByText(/^1 group$/).waitFor();
  });

  it('says that no event has a key which nothing resembles', async () => {
    await viewer.open('/?query=foo:bar');
    await says('Nothing recent here has foo.');
    await eventually(() => viewer.page.getByText('Did you mean').count(), 0);
  });

  it('leads first to the search for child spans where a key is theirs (S140)', async () => {
    await viewer.open('/?query=span.op:db');
    await says('span.op is said of child spans');
    await viewer.page.locator('.button--primary', { hasText: 'Search child spans' }).click();
    await eventually(() => viewer.address.pathname, '/spans');
    await eventually(query, 'span.op:db');
  });

  it('of errors in one project is not taken for one without any', async () => {
    await viewer.open('/?query=event.type:error&project=web');
    await says('Nothing matches');
    await button('Show all errors').click();
    await says('No errors in this time window');
    expect(new URL(viewer.page.url()).searchParams.has('project')).toBe(false);
  });
});
