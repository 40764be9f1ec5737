/**
 * Seconds since the epoch of a time on the page's performance timeline, which counts milliseconds since the page's
 * time origin. The SDK's clock counts from the same origin, so spans and performance entries line up.
 */
export function atPerformanceTime(milliseconds: number): number {
  return (performance.timeOrigin + milliseconds) / 1000;
}
