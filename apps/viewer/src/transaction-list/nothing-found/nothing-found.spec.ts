import { describe, expect, it } from '@jest/globals';
import { eventually } from '../../../fixture/eventually';
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

  it('of errors in one project is not taken for one without any', async () => {
    await viewer.open('/?query=event.type:error&project=web');
    await says('Nothing matches');
    await button('Show all errors').click();
    await says('No errors in this time window');
    expect(new URL(viewer.page.url()).searchParams.has('project')).toBe(false);
  });
});
