export { connectRedis, type RedisConnectionOptions } from './connect-redis';
