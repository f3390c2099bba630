import { createHash } from 'node:crypto';
import type { FileFacts } from '../../../domain/kernel/kept-file';
import type { TableProblem } from '../../../domain/kernel/table';
import type { tableErrors } from '../../../contract/errors';
import type { OfficeContext } from '../../data/audit/office-log';
import type { StoredFile, TableImport } from '../../data/documents';
import type { Refusing } from '../../call/refusal';
import { lookIntoTable } from './look-into-table';

type TableError = (typeof tableErrors)[number];

const errorOf: Record<TableProblem, TableError> = {
  unreadable: 'tableUnreadable',
  tooBig: 'tableTooBig',
  tooManyRows: 'tableTooBig',
  macros: 'tableWithMacros',
  locked: 'tableLocked',
  oldFormat: 'tableOldFormat',
  webPage: 'tableIsWebPage',
};

/** What the server sees in an uploaded table. @throws Refusal of what is none, or too much */
export function tableFacts(context: Refusing<TableError>, content: Buffer): FileFacts {
  const look = lookIntoTable(content);
  return look.kind === 'refuse'
    ? context.refuse(errorOf[look.problem])
    : { type: look.type, sizeBytes: content.length };
}

/** A kept table, as its import names it. */
function storedTable(stored: StoredFile): Pick<TableImport, 'fileId' | 'fileName' | 'digest' | 'type'> {
  const { fileId, fileName, digest, type } = stored;
  if (digest === undefined || (type !== 'xlsx' && type !== 'csv'))
    throw new Error('a table was kept as something else');
  return { fileId, fileName, digest, type };
}

/** Nothing of an import yet: its counts, and who has chosen the file. */
export const newImport = ({ caller, at }: OfficeContext, importId: string, stored: StoredFile): TableImport => ({
  ...{
    _id: importId,
    institutionId: caller.session.institutionId,
    state: 'reading',
    startedAt: at,
    byId: caller.session.administratorId,
    by: caller.session.name,
  },
  ...storedTable(stored),
  ...{ rows: 0, good: 0, bad: 0, added: 0, changed: 0, same: 0, gone: 0, done: 0, toDo: 0 },
});

/** The caller is part of the id: two administrators' phones may make the same request id. */
export function importIdOf({ caller, requestId }: OfficeContext, owner: string): string {
  const key = JSON.stringify([owner, caller.session.administratorId, requestId]);
  return `i${createHash('sha256').update(key, 'utf8').digest('hex').slice(0, 24)}`;
}
