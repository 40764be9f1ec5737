import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { startTestShop } from '../testing/test-shop';
import type { TestShop } from '../testing/test-shop';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const shopperId = '3b241101-e2bb-4255-8caf-4136c566a962';
const known = `clew_session=demo; clew_shopper=${shopperId}`;
let shop: TestShop;

beforeAll(async () => {
  shop = await startTestShop();
});
afterAll(() => shop.close());
afterEach(() => shop.transport.expectNothingUnclaimed());

async function openPage(cookie = '') {
  const response = await request(shop.app).get('/').set('cookie', cookie);
  const [, given] = /clew_shopper=([^;]+)/.exec(String(response.headers['set-cookie'])) ?? [];
  const [, told] = /"shopperId":"([^"]+)"/.exec(response.text) ?? [];
  const { tags } = await shop.transport.take('GET /');
  return { given, told, tags, response };
}

describe('a shopper', () => {
  it('gets a random id, which the page and the transaction are told', async () => {
    const [one, other] = [await openPage(), await openPage()];
    expect(one.given).toMatch(uuid);
    expect(one.told).toBe(one.given);
    expect(one.tags).toMatchObject({ 'user.id': one.given, shopper: 'new' });
    expect(other.given).not.toBe(one.given);
  });

  it('who comes again is the same', async () => {
    const { given, told, tags } = await openPage(known);
    expect([given, told]).toEqual([shopperId, shopperId]);
    expect(tags).toMatchObject({ 'user.id': shopperId, shopper: 'returning' });
  });

  it('is forgotten after thirty days, and is nothing that a script can read', async () => {
    const { response } = await openPage();
    expect(String(response.headers['set-cookie'])).toMatch(
      /clew_shopper=[\w-]+; Max-Age=2592000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax/,
    );
  });

  it.each([
    '1',
    'ariadne@shop.example',
    `${shopperId}0`,
    '<script>',
    'x'.repeat(1000),
    '11111111-1111-1111-1111-111111111111',
  ])('does not choose the id (%s)', async (forged) => {
    const { given, tags } = await openPage(`clew_shopper=${forged}`);
    expect(given).toMatch(uuid);
    expect(given).not.toBe(forged);
    expect(tags).toMatchObject({ 'user.id': given, shopper: 'new' });
  });

  it('is the user of every request that brings the cookie', async () => {
    await request(shop.app).get('/api/delivery-options').set('cookie', known).expect(200);
    const { tags } = await shop.transport.take('GET /api/delivery-options');
    expect(tags['user.id']).toBe(shopperId);
  });

  it('is nobody in a request without it, such as the poll', async () => {
    await request(shop.app).get('/api/delivery-options').expect(200);
    const { tags } = await shop.transport.take('GET /api/delivery-options');
    expect(tags).not.toHaveProperty(['user.id']);
  });
});
