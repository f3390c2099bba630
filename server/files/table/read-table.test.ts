import { deflateRawSync } from 'node:zlib';
import { inlineRow, workbookParts, xlsxOf, zipOf } from '../../../test/support/tables';
import { lookIntoTable } from './look-into-table';
import { readTable } from './read-table';
import { writeXlsx } from './write-xlsx';

const MOST = 10_050;
const read = (content: Buffer, type: 'xlsx' | 'csv' = 'xlsx') => readTable({ content, type }, MOST);

/** The rows as [row number, cell, cell …]; a cell that is no text is told as kind:text. */
function rowsOf(content: Buffer, type: 'xlsx' | 'csv' = 'xlsx') {
  const answer = read(content, type);
  if (answer.kind === 'refuse') return answer.problem;
  return answer.rows.map(({ number, cells }) => [
    number,
    ...[...cells.values()].map(({ kind, text }) => (kind === 'text' ? text : `${kind}:${text}`)),
  ]);
}

const styles = (codes: string, xfs: string) =>
  `<styleSheet><numFmts>${codes}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs}</cellXfs></styleSheet>`;

describe('a workbook', () => {
  it('is read as Excel writes it: shared strings, rich text, how a name is spoken left out', () => {
    const content = xlsxOf(
      '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row r="3"><c r="A3" t="s"><v>2</v></c></row></sheetData>',
      {
        'xl/sharedStrings.xml':
          '<sst><si><t>姓名</t></si><si><r><t>身份</t></r><r><t xml:space="preserve">证号</t></r></si><si><t>东京</t><rPh sb="0" eb="1"><t>とうきょう</t></rPh></si></sst>',
      },
    );
    expect(rowsOf(content)).toEqual([
      [1, '姓名', '身份证号'],
      [3, '东京'],
    ]);
  });

  it('is read with prefixes before every name, without places, and with escaped characters', () => {
    const content = xlsxOf(
      '<x:sheetData xmlns:x="a"><x:row><x:c t="inlineStr"><x:is><x:t>甲_x0041_</x:t></x:is></x:c><x:c><x:v>5</x:v></x:c></x:row></x:sheetData>',
    );
    expect(rowsOf(content)).toEqual([[1, '甲A', 'number:5']]);
  });

  it('reads the first sheet that is not hidden', () => {
    const content = xlsxOf(`<sheetData>${inlineRow(1, ['看得见'])}</sheetData>`, {
      'xl/workbook.xml':
        '<workbook xmlns:r="r"><sheets><sheet name="选项" state="hidden" r:id="rId9"/><sheet name="名单" r:id="rId1"/></sheets></workbook>',
    });
    expect(rowsOf(content)).toEqual([[1, '看得见']]);
  });

  it('tells numbers, days, formulas and errors from texts, and evaluates nothing', () => {
    const content = xlsxOf(
      '<sheetData><row r="1"><c r="A1"><v>13800000000</v></c><c r="B1"><v>4.3010219900101103E+17</v></c><c r="C1" s="1"><v>45231</v></c><c r="D1" s="2"><v>45231</v></c><c r="E1" s="3"><v>217</v></c><c r="F1" t="str"><f>A1&amp;"x"</f><v>缓存的值</v></c><c r="G1"><f>CMD|\'/C calc\'!A0</f></c><c r="H1" t="e"><v>#N/A</v></c></row></sheetData>',
      {
        'xl/styles.xml': styles(
          '<numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="177" formatCode="000000"/>',
          '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/>',
        ),
      },
    );
    expect(rowsOf(content)).toEqual([
      [
        1,
        'number:13800000000',
        'number:4.3010219900101103E+17',
        'date:45231',
        'date:45231',
        'number:000217',
        '缓存的值',
        'formula:',
        'error:#N/A',
      ],
    ]);
  });

  it('gives every cell of a merged range its value, and fills no row that is not there', () => {
    const content = xlsxOf(
      `<sheetData>${inlineRow(1, ['姓名', '科室'])}${inlineRow(2, ['甲', '检验科'])}${inlineRow(3, ['乙'])}</sheetData><mergeCells><mergeCell ref="B2:B9"/></mergeCells>`,
    );
    expect(rowsOf(content)).toEqual([
      [1, '姓名', '科室'],
      [2, '甲', '检验科'],
      [3, '乙', '检验科'],
    ]);
  });

  it('is not kept busy by ranges over everything', () => {
    const ranges = '<mergeCell ref="A1:XFD1048576"/>'.repeat(50_000);
    const rows = Array.from({ length: 1000 }, (_, at) => inlineRow(at + 1, ['甲'])).join('');
    const started = performance.now();
    expect(rowsOf(xlsxOf(`<sheetData>${rows}</sheetData><mergeCells>${ranges}</mergeCells>`))).toHaveLength(1000);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('leaves values alone that stand far to the right', () => {
    const content = xlsxOf('<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row></sheetData>');
    expect(rowsOf(content)).toEqual([[1, 'number:1']]);
  });

  it('knows a cell that is too long, and does not keep what is in it', () => {
    const content = xlsxOf(`<sheetData>${inlineRow(1, ['长'.repeat(1_000_000), '短'])}</sheetData>`);
    const answer = read(content);
    expect(answer.kind === 'rows' && answer.rows[0]?.cells.get(0)).toMatchObject({ kind: 'long' });
    expect(JSON.stringify(rowsOf(content)).length).toBeLessThan(600);
  });

  it('is refused with one row more than is read', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, at) => inlineRow(at + 1, ['甲'])).join('');
    expect(rowsOf(xlsxOf(`<sheetData>${rows(MOST)}</sheetData>`))).toHaveLength(MOST);
    expect(rowsOf(xlsxOf(`<sheetData>${rows(MOST + 1)}</sheetData>`))).toBe('tooManyRows');
  });
});

describe('what only looks like a workbook', () => {
  const good = xlsxOf(`<sheetData>${inlineRow(1, ['甲'])}</sheetData>`);

  it.each<[string, Buffer, string]>([
    [
      'a bomb that says how large it is',
      zipOf({ ...workbookParts(''), 'xl/a.xml': ' '.repeat(41 * 1024 * 1024) }),
      'tooBig',
    ],
    [
      'a small bomb of one byte a thousand times',
      zipOf({ ...workbookParts(''), 'xl/a.xml': 'a'.repeat(8 * 1024 * 1024) }, 9),
      'tooBig',
    ],
    [
      'an archive of a thousand files',
      zipOf({
        ...workbookParts(''),
        ...Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`xl/${at}`, 'x'])),
      }),
      'tooBig',
    ],
    ['a workbook with macros', zipOf({ ...workbookParts(''), 'xl/vbaProject.bin': 'x' }), 'macros'],
    ['a workbook with a macro sheet', zipOf({ ...workbookParts(''), 'xl/macrosheets/sheet1.xml': 'x' }), 'macros'],
    ['an archive of something else', zipOf({ 'word/document.xml': '<a/>' }), 'unreadable'],
    ['half a workbook', good.subarray(0, good.length / 2), 'unreadable'],
    ['a web page', Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'), 'webPage'],
    ['XML of Excel 2003', Buffer.from('\uFEFF<?xml version="1.0"?><Workbook/>'), 'webPage'],
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), 'oldFormat'],
    [
      'one with a password',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'locked',
    ],
    ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'unreadable'],
  ])('%s is refused before anything is unpacked', (_, content, problem) => {
    expect(lookIntoTable(content)).toEqual({ kind: 'refuse', problem });
  });

  it.each<[string, Record<string, string>]>([
    ['a DTD', { 'xl/worksheets/sheet1.xml': '<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet>&b;</worksheet>' }],
    ['broken XML', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData>' }],
    ['no first sheet', { 'xl/_rels/workbook.xml.rels': '<Relationships/>' }],
    ['a string that is not there', { 'xl/worksheets/sheet1.xml': '<a><c t="s"><v>7</v></c></a>' }],
    ['a row that no program has', { 'xl/worksheets/sheet1.xml': '<a><row r="1e99"/></a>' }],
  ])('one with %s is refused when it is read', (_, parts) => {
    expect(rowsOf(zipOf({ ...workbookParts('<sheetData/>'), ...parts }))).toBe('unreadable');
  });

  it('that lies about its size is stopped where it grows', () => {
    const honest = zipOf({ ...workbookParts('<sheetData/>'), 'xl/worksheets/sheet1.xml': 'x'.repeat(100) }, 0);
    // The same archive, with a sheet in it that unpacks to a hundred million bytes and says a hundred.
    const bomb = deflateRawSync(Buffer.alloc(100_000_000, 32));
    const at = honest.indexOf(Buffer.from('x'.repeat(100)));
    const header = honest.lastIndexOf(Buffer.from([0x50, 0x4b, 3, 4]), at);
    const head = Buffer.from(honest.subarray(header, at));
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(bomb.length, 18);
    const content = Buffer.concat([honest.subarray(0, header), head, bomb, honest.subarray(at + 100)]);
    const started = process.memoryUsage().rss;
    expect(['tooBig', 'unreadable']).toContain(rowsOf(content));
    expect(process.memoryUsage().rss - started).toBeLessThan(150 * 1024 * 1024);
  });
});

describe('a CSV file', () => {
  const text = '姓名,身份证号\r\n周敏,"430102199001011234"\r\n\r\n"王,磊",=CMD()\r\n';
  const expected = [
    [1, '姓名', '身份证号'],
    [2, '周敏', '430102199001011234'],
    [4, '王,磊', '=CMD()'],
  ];
  const gbk = Buffer.from(
    'd0d5c3fb2cc9edb7ddd6a4bac50d0ad6dcc3f42c22343330313032313939303031303131323334220d0a0d0a22cdf52cc0da222c3d434d4428290d0a',
    'hex',
  );

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['GBK', gbk],
  ])('is read in %s, with the numbers of its rows', (_, content) => {
    expect(lookIntoTable(content)).toEqual({ kind: 'seen', type: 'csv' });
    expect(rowsOf(content, 'csv')).toEqual(expected);
  });

  it('may be parted by tabs or semicolons', () => {
    expect(rowsOf(Buffer.from('姓名\t科室\n周敏\t检验科\n'), 'csv')).toEqual([
      [1, '姓名', '科室'],
      [2, '周敏', '检验科'],
    ]);
    expect(rowsOf(Buffer.from('姓名;科室\n周敏;检验科\n'), 'csv')).toHaveLength(2);
  });

  it('is refused beyond the rows that are read, and knows a cell that is too long', () => {
    expect(rowsOf(Buffer.from('甲,乙\n'.repeat(MOST + 1)), 'csv')).toBe('tooManyRows');
    expect(rowsOf(Buffer.from(`甲,"${'x'.repeat(1_000_000)}"\n`), 'csv')).toEqual([
      [1, '甲', `long:${'x'.repeat(500)}`],
    ]);
  });
});

it('what we write ourselves is read again, and the template offers its choices', () => {
  const content = writeXlsx([
    {
      name: '名单',
      columns: [{ title: '姓名', width: 12, choices: '选项!$A$1:$A$2' }],
      rows: [['=1+1'], ['<甲&"乙">']],
      emptyRows: 5,
    },
    { name: '选项', columns: [{ title: '科室', width: 12 }], rows: [] },
  ]);
  expect(lookIntoTable(content)).toEqual({ kind: 'seen', type: 'xlsx' });
  expect(rowsOf(content)).toEqual([
    [1, '姓名'],
    [2, '=1+1'],
    [3, '<甲&"乙">'],
  ]);
});
