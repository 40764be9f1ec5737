/** A figure of a page load that browsers measure alike, and what of it is good. */
export interface WebVital {
  title: string;
  /** Of its limits, and of what SDKs report without saying one. */
  unit: 'millisecond' | 'none';
  /** The most that is good. */
  good: number;
  /** What is more than this is poor. */
  poor: number;
}

/** The limits are those of https://web.dev/articles/vitals, at the 75th percentile of page loads. */
const VITALS: Readonly<Record<string, WebVital>> = {
  lcp: { title: 'Largest Contentful Paint', unit: 'millisecond', good: 2_500, poor: 4_000 },
  fcp: { title: 'First Contentful Paint', unit: 'millisecond', good: 1_800, poor: 3_000 },
  inp: { title: 'Interaction to Next Paint', unit: 'millisecond', good: 200, poor: 500 },
  fid: { title: 'First Input Delay', unit: 'millisecond', good: 100, poor: 300 },
  ttfb: { title: 'Time to First Byte', unit: 'millisecond', good: 800, poor: 1_800 },
  cls: { title: 'Cumulative Layout Shift', unit: 'none', good: 0.1, poor: 0.25 },
};

/** The web vital of a measurement's name, if it is one. */
export function vitalOf(name: string): WebVital | undefined {
  return Object.hasOwn(VITALS, name) ? VITALS[name] : undefined;
}

export function ratingOf({ good, poor }: WebVital, value: number): 'good' | 'middling' | 'poor' {
  if (value <= good) return 'good';
  return value <= poor ? 'middling' : 'poor';
}
