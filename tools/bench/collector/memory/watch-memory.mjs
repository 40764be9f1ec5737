const EVERY_MS = 500;

/** Takes samples of what a collector's process holds until `end`: the second, and the bytes resident at it. */
export function watchMemory(collector) {
  const startedAt = performance.now();
  const samples = [];
  const timer = setInterval(() => {
    samples.push({ second: (performance.now() - startedAt) / 1_000, resident: collector.memory().resident });
  }, EVERY_MS);
  return {
    end() {
      clearInterval(timer);
      return samples;
    },
  };
}

/** By how many bytes what is resident grows in a minute: the line that lies closest to the samples. */
export function slopePerMinute(samples) {
  const mean = (pick) => samples.reduce((sum, sample) => sum + pick(sample), 0) / samples.length;
  const second = mean((sample) => sample.second);
  const resident = mean((sample) => sample.resident);
  const covariance = mean((sample) => (sample.second - second) * (sample.resident - resident));
  const variance = mean((sample) => (sample.second - second) ** 2);
  return (60 * covariance) / variance;
}
