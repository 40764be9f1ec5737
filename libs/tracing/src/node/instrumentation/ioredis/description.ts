const LONGEST_DESCRIPTION = 2000;

/** Commands whose first argument is no key: a script, a setting, a message, a channel, a password. */
const KEYLESS = new Set(
  `ACL ASKING AUTH BGREWRITEAOF BGSAVE BITOP BLMPOP BZMPOP CLIENT CLUSTER COMMAND CONFIG DBSIZE DEBUG DISCARD ECHO EVAL
  EVALSHA EVALSHA_RO EVAL_RO EXEC FAILOVER FCALL FCALL_RO FLUSHALL FLUSHDB FUNCTION HELLO INFO KEYS LASTSAVE LATENCY
  LMPOP LOLWUT MEMORY MIGRATE MODULE MONITOR MSETEX MULTI OBJECT PFDEBUG PFSELFTEST PING PSUBSCRIBE PSYNC PUBLISH PUBSUB
  PUNSUBSCRIBE QUIT RANDOMKEY READONLY READWRITE REPLCONF REPLICAOF RESET ROLE SAVE SCAN SCRIPT SELECT SENTINEL SHUTDOWN
  SINTERCARD SLAVEOF SLOWLOG SPUBLISH SSUBSCRIBE SUBSCRIBE SUNSUBSCRIBE SWAPDB SYNC TIME UNSUBSCRIBE UNWATCH WAIT WAITAOF
  XGROUP XINFO XREAD XREADGROUP ZDIFF ZINTER ZINTERCARD ZMPOP ZUNION`.split(/\s+/),
);

/** `GET rates:EUR`: the command and its key, never a value. */
export function describeCommand({ command, args }: { command: string; args: readonly string[] }): string {
  const name = command.toUpperCase();
  const [key] = args;
  // The driver writes a question mark for what may be a secret.
  if (key === undefined || key === '?' || KEYLESS.has(name)) return name;
  return `${name} ${key}`.slice(0, LONGEST_DESCRIPTION);
}
