/** What is asked about single transactions. */
export const TRANSACTION_FIELDS = [
  'id',
  'project',
  'transaction',
  'transaction.op',
  'transaction.status',
  'transaction.duration',
  'timestamp',
  'trace',
] as const;
