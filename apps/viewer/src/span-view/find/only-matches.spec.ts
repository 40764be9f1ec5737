import { beforeAll, beforeEach, describe, it } from '@jest/globals';
import { eventually } from '../../../fixture/expectations/eventually';
import { retellTrace } from '../../../fixture/stories/retell-trace';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';

const story = retellTrace(
  `
  api  http.server  GET /stock  ok          0..900 ms
  ├─ function  read prices  ok              10..300 ms
  │  ├─ sql.query  SELECT needle price  ok  20..100 ms
  │  └─ sql.query  SELECT currency  ok      120..180 ms
  ├─ function  read nothing  ok             310..320 ms
  └─ function  read amounts  ok             330..800 ms
     ├─ sql.query  SELECT amount  ok        340..400 ms
     └─ sql.query  SELECT needle amount  ok 410..480 ms
`,
  { seed: 'f3a0b1c2', begins: Date.now() / 1_000 - 30 },
);

const viewer = viewerUnderTest();
const focused = () =>
  viewer.page.evaluate(() => document.activeElement?.querySelector('.span-label__text')?.textContent);
const press = (key: string) => viewer.page.keyboard.press(key);

beforeAll(() => viewer.collector.sendTrace(story));

/** The second of the two matches is folded away when the search begins. */
beforeEach(async () => {
  await viewer.open(`/traces/${story.trace_id}`);
  await viewer.row('read amounts').focus();
  await press('ArrowLeft');
  await viewer.row('SELECT needle amount').waitFor({ state: 'detached' });
  await viewer.page.getByRole('searchbox', { name: 'Find spans' }).fill('needle');
  await viewer.page.getByRole('button', { name: 'Only matches' }).click();
  await viewer.row('read nothing').waitFor({ state: 'detached' });
});

describe('among matches alone, keys', () => {
  it('lead from each to the next, also to one that was folded away', async () => {
    await viewer.row('GET /stock').focus();
    for (const label of [
      'function - read prices',
      'sql.query - SELECT needle price',
      'function - read amounts',
      'sql.query - SELECT needle amount',
      'sql.query - SELECT needle amount',
    ]) {
      await press('ArrowDown');
      await eventually(focused, label);
    }
    await press('ArrowUp');
    await eventually(focused, 'function - read amounts');
    await press('Home');
    await eventually(focused, 'http.server - GET /stock');
  });

  it('lead up and into rows instead of folding what was searched for', async () => {
    await viewer.row('read amounts').focus();
    await press('ArrowRight');
    await eventually(focused, 'sql.query - SELECT needle amount');
    await press('ArrowLeft');
    await eventually(focused, 'function - read amounts');
    await press('ArrowLeft');
    await eventually(focused, 'http.server - GET /stock');
    await viewer.row('SELECT needle amount').waitFor();
  });

  it('open the details of a match in its place', async () => {
    await viewer.row('SELECT needle amount').focus();
    await press('Enter');
    await viewer.page.locator('.span-details', { hasText: 'SELECT needle amount' }).waitFor();
    await press('Escape');
    await viewer.page.locator('.span-details').waitFor({ state: 'detached' });
    await eventually(focused, 'sql.query - SELECT needle amount');
  });
});

describe('when all rows are back', () => {
  it('what was folded is folded, and the row with the focus keeps it', async () => {
    await viewer.row('read amounts').focus();
    await viewer.page.getByRole('button', { name: 'Only matches' }).press('Enter');
    await viewer.row('read nothing').waitFor();
    await viewer.row('SELECT needle amount').waitFor({ state: 'detached' });
    await eventually(
      () => viewer.row('read amounts').evaluate((row) => [row.tabIndex, row.ariaExpanded]),
      [-1, 'false'],
    );
  });
});
