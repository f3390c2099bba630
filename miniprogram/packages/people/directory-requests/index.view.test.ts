import type { OutputOf } from '../../../../contract';
import { addition, entryOf, problemsOf, requestCard, type NewEntry } from './index.view';

type Row = OutputOf<'directoryRequest.list'>['rows'][number];
const row = (changed: Partial<Row> = {}): Row => ({
  directoryRequestId: 'r1',
  kind: 'institution',
  name: '安化县梅城镇卫生院',
  area: '益阳市安化县',
  departmentName: '检验科',
  note: '',
  institutionName: '',
  state: 'open',
  askedAt: Date.UTC(2025, 10, 28, 1, 0),
  applicantName: '周敏',
  outcome: null,
  by: '',
  ...changed,
});
const outcome = {
  reason: '',
  institutionId: 'i1',
  institutionName: '梅城卫生院',
  departmentId: '',
  departmentName: '',
};

describe('a request on its card', () => {
  it('says who asks, since when, and what they wrote', () => {
    expect(requestCard(row())).toMatchObject({
      open: true,
      line: '周敏 · 11-28 09:00',
      facts: [
        { label: '所在地', value: '益阳市安化县' },
        { label: '科室', value: '检验科' },
      ],
      outcome: '',
    });
  });

  it('says what became of it, and by whom', () => {
    const came = (changed: Partial<Row>) => requestCard(row({ by: '何静', ...changed })).outcome;
    expect(came({ state: 'added', outcome })).toBe('何静加入了「梅城卫生院」');
    expect(came({ state: 'matched', outcome })).toBe('何静指向了已有的「梅城卫生院」');
    expect(came({ state: 'refused', outcome: { ...outcome, reason: '已合并' } })).toBe('何静没有加入：已合并');
    expect(came({ state: 'withdrawn' })).toBe('本人已撤回');
  });
});

describe('what is added', () => {
  const entry = (changed: Partial<NewEntry> = {}): NewEntry => ({
    ...entryOf(requestCard(row())),
    account: 'meicheng',
    password: 'Weisheng-2026',
    ...changed,
  });

  it('begins with what the applicant wrote', () => {
    expect(entryOf(requestCard(row()))).toEqual({
      name: '安化县梅城镇卫生院',
      account: '',
      password: '',
      departmentName: '检验科',
    });
  });

  it('has an account and a password where it is an institution', () => {
    expect(problemsOf('institution', entryOf(requestCard(row())))).toEqual({
      account: '请填写账号',
      password: '请填写新密码',
    });
    expect(problemsOf('institution', entry({ password: 'meicheng1234' }))).toEqual({ password: '不能包含账号名' });
    expect(problemsOf('institution', entry({ name: '院', departmentName: '科' }))).toEqual({
      name: '请至少写 2 个字',
      departmentName: '请至少写 2 个字',
    });
    expect(problemsOf('department', entry({ account: '', password: '' }))).toEqual({});
  });

  it('is sent as it was corrected', () => {
    expect(addition('department', entry({ name: ' 介入医学科 ' }))).toEqual({
      kind: 'addDepartment',
      name: '介入医学科',
    });
    expect(addition('institution', entry({ departmentName: '' }))).toEqual({
      kind: 'addInstitution',
      name: '安化县梅城镇卫生院',
      account: 'meicheng',
      password: 'Weisheng-2026',
    });
  });
});
