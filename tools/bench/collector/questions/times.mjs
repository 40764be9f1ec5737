/** The value below which that share of the times lies. */
export function quantile(times, share) {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** Asks every question once before the next time of any: what disturbs the machine disturbs all of them. */
export async function timesOf({ questions, asks, ask }) {
  const times = new Map(questions.map((question) => [question, []]));
  for (let time = 0; time < asks; time++) {
    for (const question of questions) times.get(question).push(await ask(question, time));
  }
  return times;
}
