import fc from 'fast-check';
import type { Cell, TableRow } from '../kernel/table';
import {
  attendeeProblemWords,
  findAttendeeHeadings,
  matchAttendees,
  readAttendeeRows,
  type AttendeeColumn,
  type KnownPerson,
} from './activity-roster';

const row = (number: number, ...texts: string[]): TableRow => ({
  number,
  cells: new Map(texts.map((text, index): [number, Cell] => [index, { kind: 'text', text }])),
});
const columns = new Map<AttendeeColumn, number>([
  ['name', 0],
  ['personNumber', 1],
]);
const people: (KnownPerson & { number: string })[] = [
  { personId: 'p1', name: '周敏', approved: true, number: '430100217' },
  { personId: 'p2', name: '唐丽娟', approved: true, number: '430100301' },
  { personId: 'p3', name: '唐丽娟', approved: true, number: '430100302' },
  { personId: 'p4', name: '刘洋', approved: false, number: '430100118' },
];
const find = (column: AttendeeColumn, value: string) =>
  people.filter(({ name, number }) => (column === 'name' ? name === value : number === value));
const verdicts = (...rows: TableRow[]) => matchAttendees(readAttendeeRows(rows, columns), find);
const problemOf = (...rows: TableRow[]) => {
  const last = verdicts(...rows).at(-1);
  return last?.kind === 'bad' ? attendeeProblemWords(last.problem) : last?.kind;
};

it('knows a sheet that people signed by its headings, below a title', () => {
  const found = findAttendeeHeadings([row(1, '签到表'), row(2, '序号', '姓名', '人员编号')]);
  expect(found).toMatchObject({ kind: 'found', row: 2 });
  expect(findAttendeeHeadings([row(1, '科室', '电话')])).toEqual({ kind: 'refuse', reason: 'noName' });
  expect(findAttendeeHeadings([row(1, '姓名', '姓名')])).toEqual({ kind: 'refuse', reason: 'columnTwice' });
  expect(findAttendeeHeadings([])).toEqual({ kind: 'refuse', reason: 'noRows' });
});

it('takes whom a number or a name means', () => {
  expect(verdicts(row(3, '周敏', ' ４３０１００２１７ '), row(4, '唐丽娟', '430100302'))).toMatchObject([
    { kind: 'good', row: 3, person: { personId: 'p1' } },
    { kind: 'good', row: 4, person: { personId: 'p3' } },
  ]);
  expect(verdicts(row(3, '周敏'))).toMatchObject([{ kind: 'good', person: { personId: 'p1' } }]);
});

it('names what is wrong with a row', () => {
  expect(problemOf(row(3, '罗欣', '430100992'))).toBe('本单位查不到人员编号「430100992」，请核对，或从人员里选');
  expect(problemOf(row(3, '罗欣'))).toBe('本单位查不到姓名「罗欣」，请核对，或从人员里选');
  expect(problemOf(row(3, '唐丽娟'))).toBe('本单位有 2 位同名，请加上人员编号，或从人员里选');
  expect(problemOf(row(3, '周小敏', '430100217'))).toBe('号码对应的人不叫这个名字，请核对，或从人员里选');
  expect(problemOf(row(3, '刘洋', '430100118'))).toBe('注册还没有通过，或已离职，不能授分');
  expect(problemOf(row(3, '', '430100217'))).toBe('没有姓名');
  expect(problemOf(row(3, '周敏', '430100217'), row(9, '周敏'))).toBe('和第 3 行是同一个人');
});

it('never repeats a document number in its reason', () => {
  const [verdict] = matchAttendees(
    [
      {
        kind: 'read',
        person: { row: 3, name: '周敏', personNumber: '', nationalId: '430102199001011234', cardNumber: '' },
      },
    ],
    () => [],
  );
  expect(verdict?.kind === 'bad' && attendeeProblemWords(verdict.problem)).not.toContain('19900101');
});

it('takes nobody twice and loses no row, whatever the file', () => {
  const names = fc.constantFrom('周敏', '唐丽娟', '刘洋', '罗欣', '');
  const numbers = fc.constantFrom('430100217', '430100301', '430100302', '430100118', '1', '');
  fc.assert(
    fc.property(fc.array(fc.tuple(names, numbers), { maxLength: 12 }), (written) => {
      const rows = written.map(([name, number], index) => row(index + 2, name, number));
      const found = verdicts(...rows);
      const taken = found.flatMap((verdict) => (verdict.kind === 'good' ? [verdict.person] : []));
      expect(new Set(taken.map(({ personId }) => personId)).size).toBe(taken.length);
      expect(taken.every(({ approved }) => approved)).toBe(true);
      expect(found.length).toBe(written.filter(([name, number]) => name !== '' || number !== '').length);
    }),
  );
});
