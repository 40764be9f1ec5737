import { describe, expect, it, jest } from '@jest/globals';
import { drawTransactions } from '../../testing/draw-transactions';
import { expressWithCollector } from '../../testing/servers/express-with-collector';
import * as Apm from '../apm';
import * as Sentry from '../sentry';

const TRACE = '771a43a4192642f0b136d5159a501700';
const CALLER = 'd8c9a8b7e6f5a4b3';

const { app, start, get, sent } = expressWithCollector();
const startSpan = (context: Sentry.SentrySpanContext) => Sentry.getCurrentHub().startSpan(context);

describe('the tracing handler', () => {
  it.each([
    [`${TRACE}-${CALLER}-1`, 1, { trace_id: TRACE, parent_span_id: CALLER }],
    [`${TRACE}-${CALLER}`, 1, { trace_id: TRACE, parent_span_id: CALLER }],
    [`${TRACE}-${CALLER}-0`, 0, {}],
    ['garbage', 1, { trace_id: expect.not.stringContaining(TRACE) }],
  ])('continues the trace of %s, as it was decided', async (header, count, trace) => {
    start();
    app().get('/users/:id', (_request, response) => void response.end());
    await get('/users/7?token=1', { 'sentry-trace': header });
    const { transactions } = await sent();
    expect(transactions).toHaveLength(count);
    const expected = { transaction: 'GET /users/:id', contexts: { trace: { op: 'http.server', ...trace } } };
    if (count > 0) expect(transactions).toMatchObject([expected]);
  });

  it('keeps the name that the scope is given', async () => {
    start();
    app().get('/users/:id', (_request, response) => {
      Sentry.configureScope((scope) => scope.setTransactionName('show a user'));
      response.end();
    });
    await get('/users/7');
    expect((await sent()).transactions).toMatchObject([{ transaction: 'show a user' }]);
  });

  it.each([{ tracesSampleRate: 0 }, { tracesSampleRate: undefined }])(
    'sends nothing with %j',
    async (rate) => {
      start(rate);
      app().get('/', (_request, response) => void response.end());
      await get('/');
      expect((await sent()).transactions).toEqual([]);
    },
  );

  it('lets requests pass before there is anything to report to', async () => {
    app().use(Sentry.Handlers.requestHandler(), Sentry.Handlers.tracingHandler());
    app().get('/', (_request, response) => void response.end('ok'));
    expect((await get('/')).text).toBe('ok');
  });
});

describe('the request handler', () => {
  it('keeps what 50 interleaved requests do apart', async () => {
    start();
    const waiting: (() => void)[] = [];
    const all = () => waiting.splice(0).forEach((goOn) => goOn());
    const rendezvous = () =>
      new Promise<void>((resolve) => {
        waiting.push(resolve);
        if (waiting.length === 50) all();
      });
    app().get('/:id', async ({ params: { id } }, response) => {
      Sentry.configureScope((scope) => scope.setTag('request', id));
      Sentry.addBreadcrumb({ message: `begins ${id}` });
      const transaction = startSpan({ op: 'task', transaction: `work ${id}` });
      await rendezvous();
      startSpan({ op: 'function', description: `in ${id}` })?.finish();
      await rendezvous();
      Sentry.addBreadcrumb({ message: `fails ${id}` });
      Sentry.captureException(new Error(id));
      transaction?.finish();
      startSpan({ op: 'function', description: `after ${id}` })?.finish();
      response.end();
    });
    const ids = Array.from({ length: 50 }, (_, index) => String(index));
    await Promise.all(ids.map((id) => get(`/${id}`)));
    const { transactions, errors } = await sent();
    for (const id of ids) {
      const own = transactions.filter(({ tags }) => tags['request'] === id);
      expect(drawTransactions(own)).toEqual([
        'transaction http.server GET /:id ok',
        `  transaction task work ${id}`,
        `    function in ${id}`,
        `  function after ${id}`,
      ]);
      const [error] = errors.filter(({ exception }) => exception.values[0]?.value === id);
      expect(error?.tags).toEqual({ request: id });
      expect(error?.breadcrumbs.map(({ message }) => message)).toEqual([`begins ${id}`, `fails ${id}`]);
      expect(error?.contexts.trace.trace_id).toBe(own[0]?.contexts.trace.trace_id);
    }
    expect(transactions).toHaveLength(100);
    expect(Sentry.getCurrentHub().getScope().applyTo({})).toEqual({});
  });

  it('keeps the hub in listeners of the request and the response', async () => {
    start();
    app().get('/', (request, response) => {
      Sentry.configureScope((scope) => scope.setTag('listened', 'yes'));
      response.on('finish', () => Sentry.captureMessage('finished'));
      request.resume().on('end', () => {
        Sentry.captureMessage('ended');
        response.end();
      });
    });
    await get('/');
    expect((await sent()).errors).toMatchObject([
      { message: 'ended', tags: { listened: 'yes' }, request: { method: 'GET', url: '/' } },
      { message: 'finished', tags: { listened: 'yes' } },
    ]);
  });
});

describe('a transaction that a middleware starts', () => {
  it('is one of its own, in the trace of the request, which proceeds', async () => {
    start();
    app().use(function processItems(_request, _response, next) {
      const transaction = startSpan({ op: 'task', transaction: 'process an item' });
      void Promise.resolve().then(() => {
        transaction?.finish();
        next();
      });
    });
    app().get('/', (_request, response) => {
      startSpan({ op: 'function', description: 'render' })?.finish();
      response.end();
    });
    expect((await get('/')).status).toBe(200);
    expect(drawTransactions((await sent()).transactions)).toEqual([
      'transaction http.server GET / ok',
      '  transaction task process an item',
      '  function render',
    ]);
  });

  it('stays the span of the scope for what follows, also with a span per middleware', async () => {
    start({ integrations: [new Apm.Integrations.Express({ app: app() })] });
    app().use(function openSession(_request, response, next) {
      const session = startSpan({ op: 'session' });
      Sentry.configureScope((scope) => scope.setSpan(session));
      response.prependOnceListener('finish', () => session?.finish());
      next();
    });
    app().get('/', (_request, response) => {
      startSpan({ op: 'function', description: 'render' })?.finish();
      response.end();
    });
    await get('/');
    expect(drawTransactions((await sent()).transactions)).toEqual([
      'transaction http.server GET / ok',
      '  middleware openSession ok',
      '    session',
      '      function render',
    ]);
  });

  it('has no middleware around it without an app, which is said in one line', () => {
    const emitWarning = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    start({ integrations: [new Apm.Integrations.Express()] });
    expect(emitWarning.mock.calls).toEqual([[expect.stringContaining('pass your app'), 'TracingWarning']]);
    emitWarning.mockRestore();
  });
});
