// Memory that tracing adds to a service: at rest, and after it has been used and everything has been delivered.
import { withServer } from '../express/measured-server.mjs';
import { variants } from '../express/variants.mjs';
import { added, interleave, spread } from '../rounds.mjs';
import { printTable } from '../table.mjs';

const REQUESTS = 1000;
const measured = variants.filter(({ rate, options }) => rate === 1 || options.sdk === 'bare');

export async function measureMemory({ isQuick }) {
  const rounds = isQuick ? 3 : 5;
  const results = await interleave({ variants: measured, rounds, measure: measureOnce });
  const bare = results.get('bare');
  const figures = ['restingRss', 'restingUsed', 'usedRss', 'usedUsed'];
  printTable(
    `Memory after collection, MB: added to bare at rest, and after ${REQUESTS} recorded requests (${rounds} rounds)`,
    ['variant', 'RSS at rest', 'heap at rest', 'RSS after', 'heap after'],
    measured.map(({ name }) => {
      const own = results.get(name);
      return [
        name,
        ...figures.map((figure) =>
          inMegabytes(own === bare ? spread(own, figure) : added(own, bare, figure)),
        ),
      ];
    }),
    [
      'the first row is what bare takes in all; heap = used heap and external memory',
      'RSS falls on one of two levels from run to run: believe the heap',
    ],
  );
}

async function measureOnce(variant) {
  return withServer(variant, async ({ ask, load }) => {
    const resting = await ask('memory');
    await load(REQUESTS);
    await ask('end');
    const used = await ask('memory');
    return { restingRss: resting.rss, restingUsed: resting.used, usedRss: used.rss, usedUsed: used.used };
  });
}

function inMegabytes({ median, lowest, highest }) {
  const [middle, low, high] = [median, lowest, highest].map((bytes) => (bytes / 1e6).toFixed(1));
  return `${middle} [${low}, ${high}]`;
}
