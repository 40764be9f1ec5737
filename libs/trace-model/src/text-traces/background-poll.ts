/**
 * The text's "Monitoring a Background Process": 3 transactions, and 2 spans (starred in the text) that give rise to a
 * later one: the calls to the caching service and to the internal service.
 */
export const backgroundPoll = `
scheduler  cron  rates.poll_exchange_rates  ok
├─ http.client  GET third-party/rates/latest  ok
├─ function  normalise rates  ok
├─ http.client  PUT cache-service/rates/EUR  ok
│  └─ cache-service  http.server  PUT /rates/:base  ok
│     ├─ db.redis  GET rates:EUR  ok
│     └─ db.redis  SET rates:EUR  ok
└─ http.client  POST shop/internal/rates  ok
   └─ api  http.server  POST /internal/rates  ok
      └─ function  apply exchange rates  ok
`;

/** The spans of the internal service besides its root. */
export const internalServiceSpans = 1;
