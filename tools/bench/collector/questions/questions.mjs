// What a drawn store is asked: each question is a function of the store that gives the path, for every time that it is asked.
import { DRAWN } from '../store/drawn-transactions.mjs';

const HOUR = 3_600;
const DAY = 86_400;

function path(route, { from, until }, parameters = {}) {
  return `/api/0/${route}/?${new URLSearchParams({ start: from, end: until, ...parameters })}`;
}

function lastHour({ until }) {
  return { from: until - HOUR, until };
}

function lastDay({ until }) {
  return { from: until - DAY, until };
}

/** The lists that have a bound. */
export const lists = [
  { name: 'list, all', path: (store) => path('events', lastDay(store)) },
  { name: 'list, one hour', path: (store) => path('events', lastHour(store)) },
  {
    name: 'list, by op',
    path: (store) => path('events', lastDay(store), { query: 'transaction.op:http.server' }),
  },
  {
    name: 'list, by a tag of 25 %',
    path: (store) => path('events', lastDay(store), { query: DRAWN.commonTag }),
  },
  {
    name: 'list, by a tag of 0.01 %',
    path: (store) => path('events', lastDay(store), { query: DRAWN.rareTag }),
  },
];

/** Lists of an hour: they must not grow with what lies outside of it. */
export const hourLists = [
  lists[1],
  {
    name: 'list, one hour by op',
    path: (store) => path('events', lastHour(store), { query: 'transaction.op:http.server' }),
  },
  {
    name: 'list, one hour by a tag of 25 %',
    path: (store) => path('events', lastHour(store), { query: DRAWN.commonTag }),
  },
];

export const trace = {
  name: 'trace by id',
  path: ({ traceIds }, time) => `/api/0/traces/${traceIds[time % traceIds.length]}/`,
};

/** What has no bound of its own. */
export const others = [
  {
    name: 'latest events, one hour',
    path: (store) => path('events', lastHour(store), { field: 'id', query: DRAWN.commonTag, sort: '' }),
  },
  {
    name: 'series: p95 of a project in 96 steps',
    path: (store) => path('events-stats', lastDay(store), { yAxis: 'p95()', project: '1', interval: '15m' }),
  },
  { name: 'histogram of durations', path: (store) => path('events-histogram', lastDay(store)) },
  {
    name: 'spans, one hour, many',
    path: (store) => path('spans', lastHour(store), { query: DRAWN.commonSpan }),
  },
  { name: 'spans, a day, few', path: (store) => path('spans', lastDay(store), { query: DRAWN.rareSpan }) },
  { name: 'service map, one hour', path: (store) => path('service-map', lastHour(store)) },
  { name: 'service map, a day', path: (store) => path('service-map', lastDay(store)) },
];
