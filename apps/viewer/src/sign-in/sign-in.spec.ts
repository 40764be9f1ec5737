import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../fixture/expectations/eventually';
import { retellTrace } from '../../fixture/stories/retell-trace';
import { PAGE_LOAD } from '../../fixture/stories/shop-stories';
import { viewerUnderTest } from '../../fixture/viewer-under-test';

const viewer = viewerUnderTest();
const pageLoad = retellTrace(PAGE_LOAD, { seed: 'a0a0b1c2', begins: Date.now() / 1_000 - 60 });

beforeAll(() => viewer.collector.sendTrace(pageLoad));

const signInHeading = () => viewer.page.getByRole('heading', { level: 1, name: 'Sign in to read' });
const signOut = () => viewer.page.getByRole('button', { name: 'Sign out' });
const token = () => viewer.page.getByLabel('Token');
const ticket = new Map<string, string>();

async function signIn(name: string): Promise<void> {
  await token().fill(ticket.get(name) ?? '');
  await token().press('Enter');
  await signOut().waitFor();
}

describe('a viewer where everybody may read', () => {
  it('asks nobody to sign in, until there is a reader', async () => {
    await viewer.open('/');
    await viewer.page.locator('.live-indicator').filter({ hasText: 'Live' }).waitFor();
    await eventually(() => signOut().count(), 0);
    for (const [name, projects] of [
      ['alice', 'api,db-service'],
      ['eve', 'web'],
    ] as const) {
      ticket.set(name, viewer.collector.readers('add', name, '--projects', projects));
    }
    await signInHeading().waitFor();
  });
});

describe('signing in', () => {
  it('is one field, ready to be typed or pasted into', async () => {
    await viewer.open('/');
    await signInHeading().waitFor();
    await eventually(() => token().evaluate((field) => field === document.activeElement), true);
    await eventually(() => token().getAttribute('type'), 'password');
    await eventually(() => viewer.page.title(), 'Sign in · Clew');
  });

  it('says what is wrong with a token, and lets it be typed over', async () => {
    await viewer.open('/');
    await token().fill('clew_yarn');
    await token().press('Enter');
    await viewer.page.getByRole('alert').filter({ hasText: 'Nobody has this token' }).waitFor();
    await eventually(() => token().getAttribute('aria-invalid'), 'true');
    await viewer.page.keyboard.type(ticket.get('alice') ?? '');
    await viewer.page.getByRole('button', { name: 'Sign in' }).click();
    await signOut().waitFor();
    await eventually(() => viewer.page.locator('.signed-in__name').textContent(), 'alice');
  });

  it('leads to what the address names, and shows of it what the reader may see', async () => {
    await viewer.open(`/traces/${pageLoad.trace_id}`);
    await signIn('alice');
    const labels = await viewer.rowLabels();
    expect(labels.filter((label) => label.startsWith('web '))).toEqual([]);
    expect(labels.filter((label) => label.startsWith('db-service ')).length).toBeGreaterThan(0);
    await eventually(() => viewer.page.url(), expect.stringContaining(`/traces/${pageLoad.trace_id}`));
    await viewer.page.reload();
    await viewer.row('db-service').waitFor();
  });

  it.each([
    ['alice', 'http.client - GET db-service/products', 1],
    ['eve', 'http.client - GET /api/products', 0],
  ])('offers %s of %s the children that may be seen: %i', async (name, span, children) => {
    await viewer.open(`/traces/${pageLoad.trace_id}`);
    await signIn(name);
    await viewer.row(span).click();
    await viewer.page.getByRole('link', { name: 'Search by Trace' }).waitFor();
    await eventually(() => viewer.page.getByRole('link', { name: 'View Child' }).count(), children);
  });

  it('leaves nothing in reach of scripts', async () => {
    await viewer.open('/');
    await signIn('alice');
    const kept = await viewer.page.evaluate(() => [
      document.cookie,
      JSON.stringify([localStorage, sessionStorage]),
      location.href,
    ]);
    expect(kept.filter((text) => text.includes('clew_'))).toEqual([]);
  });
});

describe('signing out', () => {
  it('is one press, and the next reader sees nothing of the one before', async () => {
    await viewer.open('/');
    await signIn('alice');
    await viewer.page.getByRole('button', { name: 'GET /products' }).waitFor();
    await signOut().click();
    await signInHeading().waitFor();
    await signIn('eve');
    await viewer.page.getByRole('button', { name: 'shop/' }).waitFor();
    await eventually(() => viewer.page.getByRole('button', { name: 'GET /products' }).count(), 0);
  });

  it('is done by the collector when the reader is revoked', async () => {
    await viewer.open('/');
    await signIn('eve');
    await viewer.page.locator('.live-indicator').filter({ hasText: 'Live' }).waitFor();
    viewer.collector.readers('revoke', 'eve');
    await signInHeading().waitFor();
  });
});
