// What a process started by `ask.mjs` does: answers questions until it is told to end.

/** The options that it was started with. */
export const options = JSON.parse(process.argv[2] ?? '{}');

export function answerWith(answers) {
  process.on('message', ({ id, question, about }) => {
    Promise.resolve()
      .then(() => answers[question](about))
      .then(
        (answer) => process.send({ id, answer }),
        (error) => process.send({ id, problem: error.stack }),
      );
  });
  // Nobody is left to answer to.
  process.once('disconnect', () => process.exit());
  process.once('SIGTERM', () => process.exit());
}
