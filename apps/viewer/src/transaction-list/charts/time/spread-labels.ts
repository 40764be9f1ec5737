/**
 * Moves labels apart that would overlap: positions from the top of 100, as near to where they belong as `gap` between
 * them allows, in the same order and all within 0 and 100.
 */
export function spreadLabels(positions: readonly number[], gap: number): number[] {
  const order = positions.map((_, index) => index).sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
  const spread = [...positions];
  const at = (place: number) => spread[order[place] ?? 0] ?? 0;
  const put = (place: number, position: number) => {
    const index = order[place];
    if (index !== undefined) spread[index] = position;
  };
  for (let place = 1; place < order.length; place += 1) {
    put(place, Math.max(at(place), at(place - 1) + gap));
  }
  put(order.length - 1, Math.min(100, at(order.length - 1)));
  for (let place = order.length - 2; place >= 0; place -= 1) {
    put(place, Math.min(at(place), at(place + 1) - gap));
  }
  return spread;
}
