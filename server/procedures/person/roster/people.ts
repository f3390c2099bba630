import type { OutputOf } from '../../../../contract';
import { professionalTitles, type ProfessionalTitle } from '../../../../domain/person/profession';
import { departmentsById } from '../../../data/departments';
import type { Database } from '../../../data/database';
import type { RosterEntry } from '../../../data/documents';
import { refuse } from '../../../call/refusal';

type Row = OutputOf<'roster.list'>['rows'][number];

/** What the departments of an institution are called now, by their ids. */
export async function departmentNamesOf(db: Database, institutionId: string): Promise<ReadonlyMap<string, string>> {
  return new Map([...(await departmentsById(db, institutionId))].map(([id, { name }]) => [id, name]));
}

/** A list of one department is a list of one that the institution has. @throws Refusal `notFound` */
export function assertOwn(departmentId: string | undefined, departmentNames: ReadonlyMap<string, string>): void {
  if (departmentId !== undefined && !departmentNames.has(departmentId)) refuse('notFound');
}

/** Somebody on the roster as a row of a list. */
export function personRow(entry: RosterEntry, departmentNames: ReadonlyMap<string, string>): Row {
  const { _id: entryId, name, nationalIdMasked, documentKind, staffNumber, standing } = entry;
  const { departmentId = '', departmentName = '' } = entry;
  return {
    entryId,
    name,
    nationalIdMasked,
    ...(documentKind === undefined ? {} : { documentKind }),
    departmentName: departmentNames.get(departmentId) ?? departmentName,
    professionalTitle: titleOf(entry.professionalTitle),
    staffNumber: staffNumber ?? null,
    personId: entry.registrations.find((each) => each.standing === standing)?.personId ?? null,
  };
}

/** One of an older list is shown as none. */
const titleOf = (code: string | undefined): ProfessionalTitle | null =>
  professionalTitles.find((each) => each.code === code)?.code ?? null;
