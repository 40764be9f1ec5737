/**
 * Settles as `work` does, or rejects with `no answer within <deadlineMs> ms`. The work itself goes on; nobody hears of
 * how it ends after that.
 * @example await withinDeadline(redis.ping(), 1_000)
 */
export async function withinDeadline<Result>(work: Promise<Result>, deadlineMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${deadlineMs} ms`)), deadlineMs);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
