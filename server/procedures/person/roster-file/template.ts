import { rosterFileTemplate } from '../../../../contract/calls/person/roster-file';
import { identityDocuments } from '../../../../domain/person/identity-document';
import { educations, professionalTitles, specialties } from '../../../../domain/person/profession';
import { demandedColumns, rosterColumns, type RosterColumn } from '../../../../domain/person/roster-columns';
import { ROSTER_ROWS_AT_MOST } from '../../../../domain/person/roster-row';
import { listDepartments } from '../../../data/departments';
import { passOn } from '../../../files/pass-on';
import { choicesSheet, type ColumnChoices } from '../../../files/table/choices-sheet';
import { writeXlsx, type Sheet, type SheetColumn } from '../../../files/table/write-xlsx';
import { defineProcedure } from '../../../call/procedure';

const labels = (list: readonly { label: string }[]): string[] => list.map(({ label }) => label);

const widths: Partial<Record<RosterColumn, number>> = {
  nationalId: 24,
  documentKind: 24,
  department: 18,
  cardNumber: 20,
  phone: 16,
};

/**
 * The template: every column is text, so that no program shortens a number, and what has to be one of a list is picked from it.
 * What the institution's departments are called now is in it.
 */
export const makeTemplate = defineProcedure(rosterFileTemplate, async (context) => {
  const departments = await listDepartments(context.db, context.caller.session.institutionId);
  const content = writeXlsx(sheetsOf(departments.map(({ name }) => name)));
  const url = await passOn(context, { content, ending: 'xlsx' });
  return { url, fileName: '花名册模板.xlsx', type: 'xlsx' as const, rows: 0 };
});

function sheetsOf(departmentNames: string[]): Sheet[] {
  const choices: ColumnChoices<RosterColumn> = [
    { key: 'documentKind', title: '证件类型', choices: labels(identityDocuments) },
    { key: 'department', title: '科室', choices: departmentNames },
    { key: 'professionalTitle', title: '职称', choices: labels(professionalTitles) },
    { key: 'specialty', title: '专业', choices: labels(specialties) },
    { key: 'education', title: '最高学历', choices: labels(educations) },
  ];
  const { sheet, choicesOf } = choicesSheet(choices);
  const columns = rosterColumns.map(({ key, title }): SheetColumn => {
    const isDemanded = demandedColumns.some((demanded) => demanded === key);
    return { title: isDemanded ? `${title}*` : title, width: widths[key] ?? 14, ...choicesOf(key) };
  });
  return [{ name: '花名册', columns, rows: [], emptyRows: ROSTER_ROWS_AT_MOST }, sheet];
}
