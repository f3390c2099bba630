import { nationalIdOf } from '../../sample/national-id';
import type { Cell, CellKind, TableRow } from '../kernel/table';
import { findHeadings, rosterColumns, type RosterColumn } from './roster-columns';
import { readRosterRows, rowProblemWords } from './roster-row';

type Filled = Partial<Record<RosterColumn, string | Cell>>;

const columns = new Map(rosterColumns.map(({ key }, at) => [key, at] as const));
const departments = [
  { id: 'd1', name: '检验科' },
  { id: 'd2', name: 'ICU（重症医学科）' },
];
const rowOf = (number: number, filled: Filled): TableRow => ({
  number,
  cells: new Map(
    Object.entries(filled).map(([key, value]) => [
      columns.get(key as RosterColumn) ?? -1,
      typeof value === 'string' ? { kind: 'text' as const, text: value } : value,
    ]),
  ),
});
const held = (kind: CellKind, text: string): Cell => ({ kind, text });
const good: Filled = { name: '周敏', nationalId: nationalIdOf(1) };

const readAll = (rows: readonly Filled[]) =>
  readRosterRows(
    rows.map((filled, index) => rowOf(index + 2, filled)),
    { columns, departments, today: '2025-12-03' },
  );
/** The reason of the one row, or the person. */
function readOne(over: Filled) {
  const [verdict] = readAll([{ ...good, ...over }]);
  return verdict?.kind === 'bad' ? rowProblemWords(verdict.problem) : verdict?.person;
}

describe('a row of a roster', () => {
  it('is good with a name and a number alone', () => {
    expect(readOne({})).toEqual({ row: 2, ...good });
  });

  it('is read as people type it: full width, blanks, a quote before digits, other words for the same', () => {
    const typed = {
      name: ' 买买提•艾力 ',
      nationalId: `'${nationalIdOf(1).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))}`,
      department: 'icu(重症医学科)',
      professionalTitle: '主治医师',
      specialty: '内科',
      education: '本科',
      phone: '+86 138-1234-5678',
      staffNumber: '="0007"',
      cardNumber: ' hn100 001 ',
      documentKind: '身份证',
    };
    expect(readOne(typed)).toEqual({
      row: 2,
      name: '买买提·艾力',
      nationalId: nationalIdOf(1),
      ...{ departmentId: 'd2', departmentName: 'ICU（重症医学科）' },
      ...{ professionalTitle: 'attendingPhysician', specialty: 'internalMedicine', education: 'bachelor' },
      ...{ phone: '13812345678', staffNumber: '0007', cardNumber: 'HN100001' },
    });
  });

  it('may name another kind of document in its own words; the number says the GB ones by itself', () => {
    expect(readOne({ documentKind: '回乡证', nationalId: 'h1234567801' })).toMatchObject({
      ...{ nationalId: 'H12345678', documentKind: 'hkMacaoPermit' },
    });
    expect(readOne({ nationalId: '810000199408230021' })).toMatchObject({ documentKind: 'residencePermit' });
    expect(readOne({ documentKind: '居民身份证' })).not.toHaveProperty('documentKind');
  });

  it('is bad where the same number of the same kind stands in another row, and good with another kind', () => {
    const numbered = (documentKind: string) => ({ ...good, documentKind, nationalId: '12345678' });
    const kinds = readAll([numbered('台胞证'), numbered('护照'), numbered('台湾居民来往大陆通行证')]).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['good', 'good', 'bad']);
  });

  it.each<[string, Filled, string]>([
    ['no name', { name: '' }, '没有姓名'],
    ['a name that is none', { name: '=CMD()' }, '姓名里有不是文字的字符'],
    ['a character that a font lacks', { name: '林\ue000' }, '姓名里有显示不出的字，请换输入法重打'],
    ['no number', { nationalId: ' ' }, '没有身份证号'],
    ['a digit too few', { nationalId: nationalIdOf(1).slice(1) }, '身份证号只有 17 位，应为 18 位'],
    [
      'a wrong check digit',
      { nationalId: `${nationalIdOf(1).slice(0, 17)}${nationalIdOf(1).endsWith('1') ? 2 : 1}` },
      '身份证号校验位不对',
    ],
    [
      'digits that a program lost',
      { nationalId: held('number', '4.3010219900101103E+17') },
      '身份证号被表格改成 4.30E+17，末尾已丢失，请设成文本格式重填',
    ],
    [
      'digits that a program lost in a CSV',
      { nationalId: '4.30102E+17' },
      '身份证号被表格改成 4.30E+17，末尾已丢失，请设成文本格式重填',
    ],
    [
      'a number of eighteen digits that a file holds as one',
      { nationalId: held('number', '430102199001011000') },
      '身份证号被表格改成 4.30E+17，末尾已丢失，请设成文本格式重填',
    ],
    [
      'a card number that became a day',
      { cardNumber: held('date', '45231') },
      '医通卡号被表格改成了日期，请设成文本格式重填',
    ],
    ['a formula without a value', { department: held('formula', '') }, '科室是没有结果的公式，请改成文字'],
    ['an error', { name: held('error', '#N/A') }, '姓名是公式错误，请改成文字'],
    ['a cell that is too long', { department: held('long', '长') }, '科室太长'],
    ['an unknown department', { department: '没有的科' }, '科室「没有的科」不在名单里，请先在「科室」里添加'],
    ['an unknown title', { professionalTitle: '院长' }, '职称「院长」不在选项里，请从模板的下拉里选'],
    [
      'a long unknown title',
      { professionalTitle: '长'.repeat(99) },
      `职称「${'长'.repeat(20)}…」不在选项里，请从模板的下拉里选`,
    ],
    ['a document of no kind', { documentKind: '军官证' }, '证件类型「军官证」不在选项里，请从模板的下拉里选'],
    ['a number of another kind', { documentKind: '港澳通行证' }, '证件号码不对，应为 H 或 M 加 8 位数字'],
    ['a landline', { phone: '0731-84286376' }, '手机号格式不对'],
    ['a staff number with signs', { staffNumber: '=1+1' }, '工号格式不对'],
    ['a card number that is too short', { cardNumber: '12' }, '医通卡号格式不对'],
  ])('is bad with %s, and says so', (_, over, words) => {
    expect(readOne(over)).toBe(words);
  });

  it('is bad where its number stands in another row, and names that row, also one that is bad itself', () => {
    const twice = readAll([good, { ...good, name: '王磊' }, { ...good, name: '' }]);
    expect(twice.map((each) => each.kind === 'bad' && [each.row, rowProblemWords(each.problem)])).toEqual([
      false,
      [3, '和第 2 行是同一个证件号码'],
      [4, '没有姓名'],
    ]);
    const other = { ...good, nationalId: nationalIdOf(2) };
    const cards = readAll([
      { ...good, cardNumber: 'HN100001' },
      { ...other, cardNumber: 'hn100001' },
    ]);
    expect(cards[1]).toMatchObject({ kind: 'bad', problem: { kind: 'twice', column: 'cardNumber', other: 2 } });
  });

  it('tells no more of a bad number than its mask', () => {
    const [verdict] = readAll([{ ...good, nationalId: nationalIdOf(1).slice(1) }]);
    expect(verdict).toMatchObject({
      kind: 'bad',
      name: '周敏',
      numberMasked: expect.stringMatching(/^.{3}\*{10}.{4}$/) as string,
    });
  });

  it('that is blank is passed over, and keeps the numbers of those behind it', () => {
    expect(readAll([{}, { name: ' ' }, good])).toMatchObject([{ kind: 'good', person: { row: 4 } }]);
  });
});

describe('the headings of a roster', () => {
  const line = (number: number, ...texts: string[]): TableRow => ({
    number,
    cells: new Map(texts.map((text, at) => [at, { kind: 'text' as const, text }])),
  });

  it('are found below a title, in any order, marked or not, among columns that nobody knows', () => {
    const rows = [line(1, '长沙市XX医院花名册'), line(3, '序号', '证件号码（必填）', ' 姓 名 *', '备注', '手机')];
    const found = findHeadings(rows);
    expect(found).toMatchObject({ kind: 'found', row: 3 });
    expect(found.kind === 'found' && [...found.columns]).toEqual([
      ['nationalId', 1],
      ['name', 2],
      ['phone', 4],
    ]);
  });

  it.each<[string, TableRow[], string]>([
    ['nothing', [], 'noRows'],
    ['no name', [line(1, '身份证号', '科室')], 'noName'],
    ['no number', [line(1, '姓名', '科室')], 'noNationalId'],
    ['two names', [line(1, '姓名', '身份证号', '人员姓名')], 'columnTwice'],
  ])('are refused with %s', (_, rows, reason) => {
    expect(findHeadings(rows)).toEqual({ kind: 'refuse', reason });
  });

  it('may say the same twice where that decides nothing: the first counts', () => {
    const found = findHeadings([line(1, '姓名', '身份证号', '手机', '联系电话')]);
    expect(found.kind === 'found' && found.columns.get('phone')).toBe(2);
  });
});
