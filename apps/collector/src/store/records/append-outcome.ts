/** What became of one appended record; a duplicate is one that is stored already, and the first one is kept. */
export type AppendOutcome = 'stored' | 'duplicate';
