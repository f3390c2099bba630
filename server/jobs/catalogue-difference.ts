import { comparedText } from '../../domain/kernel/table-cell';
import {
  changedFacts,
  entryFacts,
  factWords,
  isBinding,
  numberKey,
  type EntryFact,
} from '../../domain/project/catalogue';
import type { EntryOfRow } from '../../domain/project/catalogue-row';
import type { CatalogueEntry as EntryFacts } from '../../domain/project/project';
import type { BadEntryRow, CatalogueEntry, GoneEntryRow, GoodEntryRow } from '../data/documents';

/** What a file changes in the catalogue. */
export interface CatalogueDifference {
  added: GoodEntryRow[];
  changed: GoodEntryRow[];
  same: number;
  gone: GoneEntryRow[];
  bad: BadEntryRow[];
}

/** What the rows are compared with. */
export interface CatalogueBeside {
  importId: string;
  /** Columns that the file has: what it does not speak of stays as it is. */
  facts: ReadonlySet<EntryFact>;
  institutionNames: ReadonlyMap<string, string>;
  /** Which of some entries were used already. */
  heldOf: (catalogueEntryIds: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** @param catalogue all entries of the years that are in the file; each is asked for once */
export async function differenceOf(
  rows: readonly EntryOfRow[],
  catalogue: AsyncIterable<CatalogueEntry>,
  { importId, facts, institutionNames, heldOf }: CatalogueBeside,
): Promise<CatalogueDifference> {
  const byNumber = new Map(rows.map((row) => [numberKey(row.entry), row]));
  const difference: CatalogueDifference = { added: [], changed: [], same: 0, gone: [], bad: [] };
  const words = (fact: EntryFact, entry: EntryFacts): string =>
    fact === 'institutionId' ? (institutionNames.get(entry.institutionId) ?? '') : factWords(fact, entry);
  for await (const stored of catalogue) {
    const row = byNumber.get(numberKey(stored));
    if (!row) {
      if (!stored.withdrawn) difference.gone.push(goneRow(stored, institutionNames));
      continue;
    }
    byNumber.delete(numberKey(stored));
    const entry = merged(stored, row, facts);
    const changes = changedFacts(stored, entry);
    if (stored.withdrawn) difference.bad.push(badRow(row, { kind: 'withdrawn' }));
    else if (changes.length === 0) difference.same += 1;
    else
      difference.changed.push({
        ...{ row: row.row, catalogueEntryId: stored._id, institutionName: row.institutionName },
        ...{ entry, unlisted: row.unlisted },
        changes: changes.map((fact) => ({ fact, before: words(fact, stored), after: words(fact, entry) })),
      });
  }
  const isNew = new Set(byNumber.values());
  difference.added = rows
    .filter((row) => isNew.has(row))
    .map((row) => ({ ...row, catalogueEntryId: `${importId}-${row.row}`, changes: [] }));
  return { ...(await withoutBound(difference, heldOf)) };
}

/**
 * What a row says, and of what it does not speak what stands there: an entry keeps what no column could have changed. Number and title
 * in another spelling are no change.
 */
function merged(stored: CatalogueEntry, { entry, unlisted }: EntryOfRow, facts: ReadonlySet<EntryFact>): EntryFacts {
  const isKept = (fact: EntryFact): boolean =>
    fact === 'year' ||
    fact === 'projectNumber' ||
    !facts.has(fact) ||
    (fact === 'title' && comparedText(stored.title) === comparedText(entry.title)) ||
    (unlisted !== '' && fact.startsWith('discipline'));
  const kept = entryFacts.map(({ key }) => key).filter(isKept);
  return { ...entry, ...Object.fromEntries(kept.map((key) => [key, stored[key]])) };
}

/** Rows that change what binds a project become bad ones. */
async function withoutBound(
  difference: CatalogueDifference,
  heldOf: CatalogueBeside['heldOf'],
): Promise<CatalogueDifference> {
  const binding = difference.changed.filter(({ changes }) => changes.some(({ fact }) => isBinding(fact)));
  const held = await heldOf(binding.map(({ catalogueEntryId }) => catalogueEntryId));
  const bound = new Set(binding.filter(({ catalogueEntryId }) => held.has(catalogueEntryId)));
  const bad = [...bound].map((row) =>
    badRow(row, { kind: 'held', facts: row.changes.map(({ fact }) => fact).filter(isBinding) }),
  );
  return {
    ...difference,
    changed: difference.changed.filter((row) => !bound.has(row)).sort((one, other) => one.row - other.row),
    bad: [...difference.bad, ...bad],
  };
}

const badRow = (
  { row, entry: { projectNumber, title } }: Pick<EntryOfRow, 'row' | 'entry'>,
  problem: BadEntryRow['problem'],
): BadEntryRow => ({ row, projectNumber, title, problem });

const goneRow = (
  { _id: catalogueEntryId, projectNumber, title, institutionId }: CatalogueEntry,
  institutionNames: ReadonlyMap<string, string>,
): GoneEntryRow => ({
  ...{ catalogueEntryId, projectNumber, title },
  institutionName: institutionNames.get(institutionId) ?? '',
});
