/** Whether a column holds what events are called by: it leads to them, and what is empty in it has no name. */
export function isName(field: string): boolean {
  return field === 'transaction' || field === 'title';
}
