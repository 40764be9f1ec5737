// A real service for run-service.spec.ts; its arguments are the way it is to behave.
import { listen, readConfig, runService, text, port } from '../index';

const behaviour = process.argv[2] ?? 'serve';

runService('yarn-service', async () => {
  const config = readConfig({ host: text('CLEW_HOST', '127.0.0.1'), port: port('CLEW_TEST_PORT', 0) });
  if (behaviour === 'throw') throw new Error('the wool\nis out');
  let answerLate = (): void => undefined;
  const server = await listen(
    (request, response) => {
      if (request.url === '/crash') setImmediate(() => void Promise.reject(new Error('dropped stitch')));
      if (request.url !== '/slow') return response.end('quick');
      answerLate = () => response.end('late but whole');
      return process.stderr.write('slow request received\n');
    },
    { ...config, portVariable: 'CLEW_TEST_PORT' },
  );
  return {
    url: server.url,
    async close() {
      process.stderr.write('closing\n');
      if (behaviour === 'refuse-to-close') throw new Error('the knot holds');
      const closed = server.close();
      answerLate();
      await closed;
    },
  };
});
