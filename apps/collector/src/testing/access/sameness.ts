import type { CollectorUnderTest } from '../running-collector';

/** As many at a time as the store lets wait. */
const AT_A_TIME = 15;

/** Does something with each of them, several at a time. */
export async function forEachOf<T>(all: readonly T[], act: (each: T) => Promise<void>): Promise<void> {
  for (let index = 0; index < all.length; index += AT_A_TIME) {
    await Promise.all(all.slice(index, index + AT_A_TIME).map(act));
  }
}

/** An answer as far as it could be the same from another collector: without its address and the time it was asked. */
export interface ComparableAnswer {
  status: number;
  contentType: string | null;
  text: string;
  /** The cursor of the next page. */
  next?: string | undefined;
}

export async function comparableAnswer(
  collector: CollectorUnderTest,
  address: string,
  headers: Record<string, string>,
): Promise<ComparableAnswer> {
  const response = await fetch(`${collector.url()}${address}`, { headers });
  const text = await response.text();
  return {
    status: response.status,
    contentType: response.headers.get('content-type'),
    text: text
      .replaceAll(new URL(collector.url()).host, 'collector')
      .replaceAll(/"received":[\d.]+/g, '"received":0')
      .replaceAll(/"next_cursor":"[\w-]+"/g, '"next_cursor":"next"'),
    next: /"next_cursor":"([\w-]+)"/.exec(text)?.[1],
  };
}
