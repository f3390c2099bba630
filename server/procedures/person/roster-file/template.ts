import { rosterFileTemplate } from '../../../../contract/calls/person/roster-file';
import { identityDocuments } from '../../../../domain/person/identity-document';
import { educations, professionalTitles, specialties } from '../../../../domain/person/profession';
import { demandedColumns, rosterColumns, type RosterColumn } from '../../../../domain/person/roster-columns';
import { ROSTER_ROWS_AT_MOST } from '../../../../domain/person/roster-row';
import { listDepartments } from '../../../data/directory';
import { passOn } from '../../../files/pass-on';
import { writeXlsx, type Sheet, type SheetColumn } from '../../../files/table/write-xlsx';
import { defineProcedure } from '../../../call/procedure';

const CHOICES = '选项';
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
  const choices: Partial<Record<RosterColumn, string[]>> = {
    documentKind: labels(identityDocuments),
    department: departmentNames,
    professionalTitle: labels(professionalTitles),
    specialty: labels(specialties),
    education: labels(educations),
  };
  const columns = rosterColumns.map(({ key, title }): SheetColumn => {
    const isDemanded = demandedColumns.some((demanded) => demanded === key);
    return { title: isDemanded ? `${title}*` : title, width: widths[key] ?? 14, ...choicesOf(key, choices) };
  });
  const lists = Object.values(choices);
  const longest = Math.max(...lists.map(({ length }) => length));
  return [
    { name: '花名册', columns, rows: [], emptyRows: ROSTER_ROWS_AT_MOST },
    {
      name: CHOICES,
      columns: ['证件类型', '科室', '职称', '专业', '最高学历'].map((title) => ({ title, width: 24 })),
      rows: Array.from({ length: longest }, (_, at) => lists.map((list) => list[at] ?? '')),
    },
  ];
}

/** Where the second sheet has the choices of a column. */
function choicesOf(
  column: RosterColumn,
  choices: Partial<Record<RosterColumn, string[]>>,
): Pick<SheetColumn, 'choices'> {
  const list = choices[column];
  if (list === undefined || list.length === 0) return {};
  const letter = String.fromCharCode(65 + Object.keys(choices).indexOf(column));
  return { choices: `${CHOICES}!$${letter}$2:$${letter}$${list.length + 1}` };
}
