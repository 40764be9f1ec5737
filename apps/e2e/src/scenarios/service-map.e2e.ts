import { beforeAll, describe, expect, it } from '@jest/globals';
import { waitForTrace } from '@clew/trace-testing';
import { eventually } from '../harness/eventually';
import { runningShop } from '../harness/running-shop';

interface ServiceMap {
  services: { project: string; count: number; entries: number; orphans: number }[];
  calls: { caller: string; called: string; count: number; failure_count: number }[];
}

const ORDER = 'Submit Order';

describe('the service map of the shop', () => {
  const shop = runningShop();
  let traceId = '';

  beforeAll(async () => {
    const { collectorUrl } = shop.system;
    const shopper = await shop.newShopper();
    await waitForTrace({ collectorUrl, traceId: await shopper.openShop(), transactions: 7 });
    traceId = await shopper.submitOrder();
    await waitForTrace({ collectorUrl, traceId, transactions: 4 });
  }, 60_000);

  async function mapOf(query: string): Promise<ServiceMap> {
    const parameters = new URLSearchParams({ query, statsPeriod: '1h' });
    const answer = await fetch(`${shop.system.collectorUrl}/api/0/service-map/?${parameters}`);
    return (await answer.json()) as ServiceMap;
  }

  const callsOf = ({ calls }: ServiceMap) =>
    calls.map(
      ({ caller, called, count, failure_count }) => `${caller} > ${called} ${count} ${failure_count}`,
    );

  it('has exactly the calls of a checkout: from the click to the e-mail', async () => {
    const map = await mapOf(`trace:${traceId}`);
    expect(callsOf(map).sort()).toEqual(['api > db-service 1 0', 'api > worker 1 0', 'web > api 1 0']);
    expect(
      map.services.map(({ project, count, entries, orphans }) => [project, count, entries, orphans]),
    ).toEqual([
      ['api', 1, 0, 0],
      ['db-service', 1, 0, 0],
      ['web', 1, 1, 0],
      ['worker', 1, 0, 0],
    ]);
  });

  it('has those of a page load with them, and none of a service that nobody called', async () => {
    const map = await mapOf(
      '!transaction:rates.* !transaction:"PUT /rates/:base" !transaction:"POST /internal/rates"',
    );
    expect(callsOf(map)).toEqual(['web > api 6 0', 'api > db-service 2 0', 'api > worker 1 0']);
    expect(map.services.flatMap(({ orphans }) => orphans)).toEqual([0, 0, 0, 0]);
  });

  it('is drawn in the viewer, where a service leads to its transactions', async () => {
    const { page } = await shop.newShopper();
    await page.goto(`${shop.system.collectorUrl}/services?query=trace:${traceId}`);
    const graph = page.getByRole('group', { name: 'Service graph' });
    await eventually(
      'four services are drawn',
      async () => (await graph.locator('.service-node').count()) === 4,
    );
    await graph.locator('.service-node', { hasText: 'web' }).click();
    await page.locator('#content').getByText(ORDER).first().waitFor();
  });
});
