import { entryFacts, type EntryFact } from '../../domain/project/catalogue';
import type { CatalogueChunk, CatalogueImport } from '../../server/data/documents';
import { writeXlsx } from '../../server/files/table/write-xlsx';

/** A row as somebody fills it in. */
export type FilledEntry = Partial<Record<EntryFact, string>>;

/** A file of the catalogue with these rows below the headings, made as our template is. */
export const catalogueFileOf = (rows: readonly FilledEntry[], without: readonly EntryFact[] = []): Buffer => {
  const facts = entryFacts.filter(({ key }) => !without.includes(key));
  return writeXlsx([
    {
      name: '项目目录',
      columns: facts.map(({ title }) => ({ title, width: 12 })),
      rows: rows.map((row) => facts.map(({ key }) => row[key] ?? '')),
    },
  ]);
};

/** An import of the catalogue that was read and waits for a decision, with one bad row. */
export const aCatalogueImport = (_id: string, institutionId: string): CatalogueImport => ({
  ...{ _id, institutionId, state: 'read', startedAt: 0, byId: 'reviewer', by: '何静' },
  ...{ fileName: '目录.xlsx', fileId: `cloud://env/kept/${_id}.xlsx`, digest: 'b'.repeat(64), type: 'xlsx' },
  ...{ rows: 2, good: 1, bad: 1, added: 1, changed: 0, same: 0, gone: 0, done: 0, toDo: 0 },
  ...{ years: [2025], odd: 0, left: 0 },
});

export const badEntryChunk = (importId: string): CatalogueChunk => ({
  ...{ _id: `${importId}:bad:0`, importId, kind: 'bad', index: 0, at: 0 },
  rows: [
    { row: 3, projectNumber: '2025-12-20-102', title: '培训班', problem: { kind: 'missing', fact: 'hourTenths' } },
  ],
});
