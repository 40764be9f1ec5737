export { findRedisServer } from './find-redis-server';
export { startRedisServer, type RedisServer, type RedisServerOptions } from './start-redis-server';
