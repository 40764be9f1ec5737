import type { StoredTransaction } from '@clew/trace-model';
import { fieldsOf, textOf, type Fields } from '../../collector/stored-fields';

type Evidence = Pick<StoredTransaction, 'sdk' | 'received' | 'sample_rate' | 'head_project'> & {
  source?: string;
  root_missing?: boolean;
};

/** What a transaction of a file says about how it came to be recorded and sent: what is not said, or garbled, is absent. */
export function evidenceOf(fields: Fields): Evidence {
  const { received, sample_rate: rate, head_project: head, source, root_missing: isRootMissing } = fields;
  return {
    ...(fields['sdk'] === undefined ? {} : { sdk: sdkOf(fieldsOf(fields['sdk'])) }),
    ...(typeof received === 'number' ? { received } : {}),
    ...(typeof rate === 'number' || rate === null ? { sample_rate: rate } : {}),
    ...(typeof head === 'string' || head === null ? { head_project: head } : {}),
    ...(typeof source === 'string' ? { source } : {}),
    ...(typeof isRootMissing === 'boolean' ? { root_missing: isRootMissing } : {}),
  };
}

function sdkOf(sdk: Fields): NonNullable<StoredTransaction['sdk']> | null {
  const [name, version] = [textOf(sdk['name']), textOf(sdk['version'])];
  if (name === undefined) return null;
  return version === undefined ? { name } : { name, version };
}
