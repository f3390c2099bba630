import { rosterNote } from './roster-mark';

const mark = { listed: true, otherName: null, otherDepartment: null, saysDepartment: true };

it('says that a registration agrees with the roster, as far as the roster goes', () => {
  expect(rosterNote(mark)).toMatchObject({ tone: 'ok', text: '在花名册中，姓名与科室一致' });
  expect(rosterNote({ ...mark, saysDepartment: false })?.text).toBe('在花名册中，姓名一致');
});

it('says what differs, with what the roster has', () => {
  expect(rosterNote({ ...mark, otherName: '王磊' })).toMatchObject({ tone: 'late', text: '姓名不同：花名册为 王磊' });
  expect(rosterNote({ ...mark, otherName: '王磊', otherDepartment: '内科' })?.text).toBe(
    '姓名不同：花名册为 王磊；科室不同：花名册为 内科',
  );
});

it('says that somebody is not on it, and nothing where there is none', () => {
  expect(rosterNote({ ...mark, listed: false })?.text).toContain('不在花名册中');
  expect(rosterNote(null)).toBeNull();
});
