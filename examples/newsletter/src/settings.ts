/** What the programs are told by their environment. */
export const settings = {
  port: Number(process.env['PORT'] ?? 8080),
  redisUrl: process.env['REDIS_URL'] ?? 'redis://127.0.0.1:6379',
  /** The service that sends mails: it takes `POST /mails`. */
  mailUrl: process.env['MAIL_URL'] ?? 'http://127.0.0.1:8081',
};
