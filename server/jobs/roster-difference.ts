import { labelOf } from '../../domain/kernel/enumeration';
import { maskDocument, USUAL_DOCUMENT, withoutIssuer } from '../../domain/person/identity-document';
import { maskPhone } from '../../domain/person/phone';
import { educations, professionalTitles, specialties } from '../../domain/person/profession';
import { changedColumns, type RosterFacts } from '../../domain/person/roster';
import type { RosterColumn } from '../../domain/person/roster-columns';
import type { RosterPerson } from '../../domain/person/roster-row';
import type { Services } from '../call/context';
import type { ExpectedEntry, GoneRow, GoodRow, Meeting, RosterEntry } from '../data/documents';
import { expectedEntryId } from '../data/expected-entries';
import { documentDigest, keyedDigest, sealPhone } from '../guard/personal-data';

/** What a file changes on a roster. */
export interface Difference {
  added: GoodRow[];
  changed: GoodRow[];
  same: number;
  gone: GoneRow[];
}

/** A good row as it is kept: its number and its phone as digest and mask; on a meeting's roster the phone can be dialled. */
export function goodRow(
  services: Pick<Services, 'secrets' | 'randomBytes'>,
  person: RosterPerson,
  meeting?: Meeting,
): GoodRow {
  const { nationalId, phone, ...facts } = person;
  // A roster does not say who issued a passport; where it does, that is no other row.
  const sealed = (number: string) =>
    meeting === undefined
      ? {}
      : { phoneCipher: sealPhone(services, expectedEntryId(meeting, nationalIdDigest), number) };
  const document = withoutIssuer({ documentKind: person.documentKind ?? USUAL_DOCUMENT, nationalId });
  const nationalIdDigest = documentDigest(services, document);
  return {
    ...facts,
    nationalIdDigest,
    nationalIdMasked: maskDocument(document),
    ...(phone === undefined
      ? {}
      : { phoneDigest: keyedDigest(services, 'phone', phone), phoneMasked: maskPhone(phone), ...sealed(phone) }),
    changes: [],
  };
}

/** @param roster the people who are on it; each is asked for once */
export async function differenceOf(
  rows: readonly GoodRow[],
  roster: AsyncIterable<RosterEntry | ExpectedEntry>,
  entryIdOf: (row: GoodRow) => string,
): Promise<Difference> {
  const byId = new Map(rows.map((row) => [entryIdOf(row), row]));
  const difference: Difference = { added: [], changed: [], same: 0, gone: [] };
  for await (const entry of roster) {
    const row = byId.get(entry._id);
    if (!row) {
      const { _id: entryId, name, nationalIdMasked, departmentName } = entry;
      difference.gone.push({
        entryId,
        name,
        nationalIdMasked,
        ...(departmentName === undefined ? {} : { departmentName }),
      });
      continue;
    }
    byId.delete(entry._id);
    const columns = changedColumns(entry, row);
    if (columns.length === 0) difference.same += 1;
    else difference.changed.push({ ...row, changes: columns.map((column) => changeOf(column, entry, row)) });
  }
  const isNew = new Set(byId.values());
  difference.added = rows.filter((row) => isNew.has(row));
  difference.changed.sort((one, other) => one.row - other.row);
  return difference;
}

type Shown = RosterFacts & Pick<GoodRow, 'departmentName' | 'phoneMasked'>;

const changeOf = (column: RosterColumn, before: Shown, after: Shown): GoodRow['changes'][number] => ({
  column,
  before: shownOf(column, before),
  after: shownOf(column, after),
});

/** What a column says, in words; '' where it is empty. */
function shownOf(column: RosterColumn, facts: Shown): string {
  switch (column) {
    case 'department':
      return facts.departmentName ?? '';
    case 'professionalTitle':
      return labelOf(professionalTitles, facts.professionalTitle ?? '');
    case 'specialty':
      return labelOf(specialties, facts.specialty ?? '');
    case 'education':
      return labelOf(educations, facts.education ?? '');
    case 'phone':
      return facts.phoneMasked ?? '';
    case 'name':
    case 'staffNumber':
    case 'cardNumber':
      return facts[column] ?? '';
    case 'nationalId':
    case 'documentKind':
      return '';
  }
}
