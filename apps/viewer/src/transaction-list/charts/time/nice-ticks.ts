/** A round value at or above `greatest`, and the round values from 0 to it: about as many as asked for, 1, 2 or 5 apart. */
export function niceTicks(greatest: number, count: number): { top: number; ticks: number[] } {
  const highest = greatest > 0 && Number.isFinite(greatest) ? greatest : 1;
  const power = 10 ** Math.floor(Math.log10(highest / count));
  const step = ([1, 2, 5, 10].find((digit) => digit * power * count >= highest * (1 - 1e-9)) ?? 10) * power;
  const steps = Math.ceil(highest / step - 1e-9);
  const ticks = Array.from({ length: steps + 1 }, (_, index) => Number((index * step).toPrecision(12)));
  return { top: ticks.at(-1) ?? 1, ticks };
}
