import { strToU8, zipSync, type Zippable } from 'fflate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a workbook as spreadsheet programs write it; what is given takes the place of what would be there. */
export function workbookParts(sheetData: string, changes: Record<string, string> = {}): Record<string, string> {
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheetData.startsWith('<')
      ? `<worksheet xmlns="${MAIN}">${sheetData}</worksheet>`
      : sheetData,
    ...changes,
  };
}

export const zipOf = (parts: Record<string, string | Uint8Array>, level: 0 | 6 | 9 = 6): Buffer => {
  const files: Zippable = {};
  for (const [name, part] of Object.entries(parts)) files[name] = typeof part === 'string' ? strToU8(part) : part;
  return Buffer.from(zipSync(files, { level }));
};

/** An .xlsx file with this inside `<worksheet>`. */
export const xlsxOf = (sheetData: string, changes: Record<string, string> = {}): Buffer =>
  zipOf(workbookParts(sheetData, changes));

/** A row of texts, as most programs that are no spreadsheet write it. */
export const inlineRow = (number: number, texts: readonly string[]): string =>
  `<row r="${number}">${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
