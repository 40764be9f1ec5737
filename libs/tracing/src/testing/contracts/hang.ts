/** Lets a harness begin what never ends: one that ought to and cannot fails its test. */
export function hang(harness: { hang?(): Promise<void> }): Promise<void> {
  if (!harness.hang)
    throw new Error('this harness has no `hang`: add one, or say in the options that nothing hangs');
  return harness.hang();
}
