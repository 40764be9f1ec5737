import type { PageConfig } from './page-config';

/** What the page's server tells it. */
export function pageConfig(): PageConfig {
  return JSON.parse(document.getElementById('config')?.textContent ?? '{}') as PageConfig;
}

/** Asks the service once, and shows its answer, or that the browser has blocked the request. */
export async function askOnLoad(apiUrl: string): Promise<void> {
  const answer = await fetch(apiUrl).then(
    (response) => response.text(),
    () => 'blocked',
  );
  document.body.append(Object.assign(document.createElement('output'), { textContent: answer }));
}
