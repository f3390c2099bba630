/** The parts of an .xlsx file as XML. Every cell of a sheet is text and has the format 文本. */

export interface SheetColumn {
  title: string;
  /** In characters. */
  width: number;
  /** What may be picked in this column, as another sheet has it: `选项!$A$2:$A$9`. */
  choices?: string;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Styles by their place in `cellXfs`: plain, text, bold text. 49 is the format 文本, under which a program keeps every digit. */
const TEXT = 1;
const BOLD = 2;
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" xfId="0"/><xf numFmtId="49" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;

/** Everything of a workbook but its sheets, by its place in the archive. */
export function workbookParts(names: readonly string[]): Record<string, string> {
  const numbers = names.map((_, index) => index + 1);
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${TYPES}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${numbers.map((n) => `<Override PartName="/${sheetPath(n)}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${TYPES}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${names.map((name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${TYPES}/relationships">${numbers.map((n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="rId${names.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
  };
}

/** Where the sheet with this number lies, from 1 on. */
export const sheetPath = (number: number): string => `xl/worksheets/sheet${number}.xml`;

/** The beginning of a sheet, its headings included. */
export function sheetHead(columns: readonly SheetColumn[]): string {
  const widths = columns.map(
    ({ width }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${TEXT}" customWidth="1"/>`,
  );
  const titles = columns.map(({ title }) => title);
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${rowXml(1, titles, BOLD)}`;
}

/** Rows of texts. @param first the number of the first of them in the sheet; the headings have 1 */
export const rowsXml = (rows: readonly (readonly string[])[], first: number): string =>
  rows.map((row, index) => rowXml(first + index, row, TEXT)).join('');

/** The end of a sheet, with what may be picked. @param last the number of the last row that offers the choices */
export function sheetFoot(columns: readonly SheetColumn[], last: number): string {
  const choices = columns.flatMap(({ choices: formula }, index) =>
    formula === undefined
      ? []
      : [
          `<dataValidation type="list" allowBlank="1" sqref="${letterOf(index)}2:${letterOf(index)}${last}"><formula1>${escaped(formula)}</formula1></dataValidation>`,
        ],
  );
  const validations =
    choices.length === 0 ? '' : `<dataValidations count="${choices.length}">${choices.join('')}</dataValidations>`;
  return `</sheetData>${validations}</worksheet>`;
}

function rowXml(number: number, texts: readonly string[], style: number): string {
  let cells = '';
  for (let index = 0; index < texts.length; index += 1) {
    const text = texts[index] ?? '';
    if (text !== '')
      cells += `<c r="${letterOf(index)}${number}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  }
  return `<row r="${number}">${cells}</row>`;
}

const letters: string[] = [];
/** A, B, … Z, AA, AB … */
function letterOf(column: number): string {
  const known = letters[column];
  if (known !== undefined) return known;
  const last = String.fromCharCode(65 + (column % 26));
  return (letters[column] = column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last);
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What XML does not take at all goes: nobody reads it in a cell. Most cells have nothing of either. */
const SPECIAL = /[&<>"\p{Cc}\p{Cs}\ufffe\uffff]/u;
const escaped = (text: string): string =>
  SPECIAL.test(text)
    ? text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ').replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
    : text;
