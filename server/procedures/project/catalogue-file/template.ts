import { catalogueFileTemplate } from '../../../../contract/calls/project/catalogue-file';
import { creditLevels } from '../../../../domain/kernel/credit-level';
import { catalogueColumns, demandedEntryColumns } from '../../../../domain/project/catalogue-columns';
import { CATALOGUE_ROWS_AT_MOST } from '../../../../domain/project/catalogue-row';
import { disciplines } from '../../../../domain/project/disciplines';
import { activityForms } from '../../../../domain/project/project';
import type { EntryFact } from '../../../../domain/project/catalogue';
import { everyHospital } from '../../../data/directory';
import { passOn } from '../../../files/pass-on';
import { choicesSheet, type ColumnChoices } from '../../../files/table/choices-sheet';
import { writeXlsx, type SheetColumn } from '../../../files/table/write-xlsx';
import { defineProcedure } from '../../../call/procedure';

const labels = (list: readonly { label: string }[]): string[] => list.map(({ label }) => label);

const widths: Partial<Record<EntryFact, number>> = { projectNumber: 24, title: 40, institutionId: 28, discipline3: 22 };

/** The template: every column is text, and what has to be one of a list is picked from it. What hospitals are called now is in it. */
export const makeTemplate = defineProcedure(catalogueFileTemplate, async (context) => {
  const hospitals = await everyHospital(context.db);
  const choices: ColumnChoices<EntryFact> = [
    { key: 'institutionId', title: '举办单位', choices: hospitals.map(({ name }) => name) },
    { key: 'creditLevel', title: '学分级别', choices: labels(creditLevels) },
    { key: 'discipline2', title: 'II级学科', choices: disciplines.map(({ name }) => name) },
    { key: 'discipline3', title: 'III级学科', choices: [...new Set(disciplines.flatMap(({ below }) => below))] },
    { key: 'activityForm', title: '举办方式', choices: labels(activityForms) },
  ];
  const { sheet, choicesOf } = choicesSheet(choices);
  const columns = catalogueColumns.map(({ key, title }): SheetColumn => {
    const isDemanded = demandedEntryColumns.some((demanded) => demanded === key);
    return { title: isDemanded ? `${title}*` : title, width: widths[key] ?? 14, ...choicesOf(key) };
  });
  const content = writeXlsx([{ name: '项目目录', columns, rows: [], emptyRows: CATALOGUE_ROWS_AT_MOST }, sheet]);
  const url = await passOn(context, { content, ending: 'xlsx' });
  return { url, fileName: '项目目录模板.xlsx', type: 'xlsx' as const, rows: 0 };
});
