import { checkCatalogueFigures } from '../../domain/project/catalogue-figures';
import {
  findCatalogueHeadings,
  headingProblemOf,
  type CatalogueHeadingProblem,
} from '../../domain/project/catalogue-columns';
import { CATALOGUE_ROWS_AT_MOST, readCatalogueRows } from '../../domain/project/catalogue-row';
import type { EntryFact } from '../../domain/project/catalogue';
import type { TableRow } from '../../domain/kernel/table';
import type { CatalogueEntry as EntryFacts } from '../../domain/project/project';
import type { Services } from '../call/context';
import { readEntries } from '../data/catalogue';
import { getImport, moveImport, noteRows, putRows, removeRows } from '../data/catalogue-imports';
import { everyHospital } from '../data/directory';
import type { CatalogueImport } from '../data/documents';
import type { Lease } from '../data/jobs';
import { projectsOfEntries } from '../data/projects';
import { ask } from '../data/questions';
import { ruleBook, ruleFor, type RuleBook } from '../data/rule-table';
import { slicesOf } from '../data/in-parallel';
import { differenceOf } from './catalogue-difference';
import type { JobResult } from './job-result';
import { readImport, type RowsRead } from './read-import';

const IDS_A_READ = 100;

const headingsOf = (rows: TableRow[]) => {
  const found = findCatalogueHeadings(rows);
  return found.kind === 'found' ? found : { kind: 'refuse' as const, reason: headingProblemOf(found.kind) };
};

/** Reads a file of the catalogue (`readImport`). */
export const readCatalogue = (services: Services, taken: Lease): Promise<JobResult> =>
  readImport<CatalogueImport, EntryFact, CatalogueHeadingProblem>(services, taken, {
    job: 'readCatalogue',
    of: 'catalogue',
    refused: 'refused',
    kept: { getImport, noteRows, moveImport, removeRows },
    most: CATALOGUE_ROWS_AT_MOST,
    headingsOf,
    layOut,
  });

/** Writes down what the rows would change, kind by kind. */
async function layOut(
  { db }: Services,
  { _id: importId, startedAt: at }: CatalogueImport,
  { rows, columns }: RowsRead<EntryFact>,
): Promise<Partial<CatalogueImport>> {
  const [institutions, book] = await Promise.all([everyHospital(db), ruleBook(db, at)]);
  const verdicts = readCatalogueRows(rows, { columns, institutions });
  const good = verdicts.flatMap((each) => (each.kind === 'good' ? [each.read] : []));
  const years = [...new Set(good.map(({ entry }) => entry.year))].sort();
  const difference = await differenceOf(good, readEntries(db, years), {
    importId,
    facts: new Set(columns.keys()),
    institutionNames: new Map(institutions.map(({ id, name }) => [id, name])),
    heldOf: async (ids) => {
      const held = new Set<string>();
      for (const slice of slicesOf(ids, IDS_A_READ))
        for (const { catalogueEntryId } of await ask(db, projectsOfEntries(slice))) held.add(catalogueEntryId);
      return held;
    },
  });
  const unread = verdicts.flatMap((each) => (each.kind === 'bad' ? [each] : []));
  const bad = [...unread.map(({ kind: _kind, ...row }) => row), ...difference.bad].sort(
    (one, other) => one.row - other.row,
  );
  const { added, changed, same, gone } = difference;
  await putRows(db, { importId, kind: 'bad', at }, bad);
  await putRows(db, { importId, kind: 'added', at }, added);
  await putRows(db, { importId, kind: 'changed', at }, changed);
  await putRows(db, { importId, kind: 'gone', at }, gone);
  return {
    state: 'read',
    rows: verdicts.length,
    good: verdicts.length - bad.length,
    bad: bad.length,
    added: added.length,
    changed: changed.length,
    gone: gone.length,
    odd: [...added, ...changed].filter(({ entry }) => isOdd(entry, book)).length,
    ...{ same, years },
  };
}

/** Whether the rule of the day on which an entry is planned to end expects other figures. */
function isOdd(entry: EntryFacts, book: RuleBook): boolean {
  const rule = ruleFor(book, { institutionId: entry.institutionId, day: entry.plannedEnd ?? `${entry.year}-12-31` });
  return checkCatalogueFigures(entry, rule).length > 0;
}
