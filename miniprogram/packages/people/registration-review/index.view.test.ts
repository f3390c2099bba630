import { instantOf } from '../../../../domain/kernel/time';
import { reasonProblem } from '../../../components/return-reason/reason';
import { personView, quickReasons, type Registration } from './index.view';

const noClaims: Registration['claims'] = { here: [], elsewhere: false, held: null, mark: '' };
const noCards: Registration['cardNumberClaims'] = { here: [], elsewhere: false, held: false };
const registration = (changes: Partial<Registration> = {}): Registration => ({
  personId: 'p1',
  name: '周敏',
  personNumber: '430001',
  departmentName: '检验科',
  professionalTitle: 'attendingPhysician',
  specialty: 'laboratoryMedicine',
  state: 'pending',
  submittedAt: instantOf('2025-11-20', '09:30:00'),
  phoneMasked: '138****5621',
  nationalIdMasked: '0000**********1224',
  education: 'master',
  review: null,
  released: false,
  phonePassed: false,
  earlier: [],
  attendance: { records: 0, meetings: [] },
  ledgerEntries: 0,
  own: false,
  roster: null,
  claims: noClaims,
  cardNumberClaims: noCards,
  departmentId: 'd1',
  factsSeen: '',
  ...changes,
});
const claim = (changes: object = {}) => ({
  ...{ personId: 'p2', name: '周明', personNumber: '430002', departmentName: '儿科' },
  ...{ professionalTitle: 'attendingPhysician', specialty: 'pediatrics', state: 'pending' },
  ...{ submittedAt: instantOf('2025-11-21', '10:00:00'), phoneMasked: '139****0001', released: false, records: 2 },
  ...changes,
});
const claims = (changes: object) => registration({ claims: { ...noClaims, ...changes } });
const returned = {
  decision: 'return' as const,
  reason: '科室不对',
  at: instantOf('2025-11-21', '08:00:00'),
  by: '李建华',
};

describe('a registration before its administrator', () => {
  it('is shown in words, and an empty card number stays empty', () => {
    const { facts } = personView(registration());
    expect(facts.map(({ value }) => value)).toEqual([
      '138****5621',
      '检验科',
      '主治医师',
      '医学检验',
      '硕士研究生',
      '',
    ]);
  });

  it('shows the decision that stands', () => {
    const { review } = personView(registration({ state: 'returned', review: returned }));
    expect(review).toMatchObject({ title: '已退回', line: '2025-11-21 08:00 · 李建华', reason: '科室不对' });
  });

  it('says when it was released, and nothing can become of it', () => {
    expect(personView(registration()).released).toBe('');
    expect(personView(registration({ state: 'returned', released: true })).released).toContain('已作废');
  });

  it('waits again once it was handed in after a return', () => {
    expect(personView(registration({ review: returned })).review).toBeNull();
  });

  it('says whose claim on the number stands beside it, and nothing of one elsewhere but that there is one', () => {
    expect(personView(registration())).toMatchObject({ contested: '', consequence: '', obstacle: '', claims: [] });
    const here = personView(claims({ here: [claim()], mark: 'a1' }));
    expect(here.contested).toContain('本单位还有人');
    expect(here.consequence).toContain('另外 1 份等待中的会被退回');
    expect(here).toMatchObject({ mark: 'a1', obstacle: '' });
    expect(here.claims).toMatchObject([
      { name: '周明', line: '儿科 · 139****0001 · 11-21 10:00 提交', records: '签到 2 次' },
    ]);
    const elsewhere = personView(claims({ elsewhere: true }));
    expect(elsewhere.contested).toContain('另一家单位也收到了');
    expect(elsewhere.consequence).toContain('另一家单位的那一份不能再通过');
    expect(personView(claims({ here: [claim({ released: true })] })).contested).toBe('');
  });

  it('cannot be approved where somebody has the number, or by who has registered', () => {
    const held = personView(claims({ held: 'elsewhere' }));
    expect([held.obstacle, held.contested]).toEqual([
      '证件号码已有人通过，这一份只能更正号码或退回',
      expect.stringContaining('另一家单位已有人') as string,
    ]);
    expect(personView(registration({ own: true }))).toMatchObject({
      obstacle: '这是您自己的注册，请由本单位的其他管理员审核',
      correctable: false,
    });
    expect(personView(registration({ own: true, state: 'approved' })).obstacle).toBe('');
  });

  it('shows what the forms before it said, and that its phone is another’s', () => {
    const at = instantOf('2025-11-19', '08:00:00');
    const earlier = [{ at, name: '周皿', nationalIdMasked: '000***********1225', phoneMasked: '' }];
    const view = personView(registration({ earlier, phonePassed: true, phoneMasked: '' }));
    expect(view.earlier).toEqual([{ at, name: '周皿', line: '000***********1225 · 2025-11-19 08:00 提交' }]);
    expect(view.facts[0]).toMatchObject({ value: '', note: '已归另一位微信用户，重新提交时要再授权' });
  });

  it('says beside it what the roster has', () => {
    expect(personView(registration()).roster).toBeNull();
    const roster = { listed: true, otherName: '王磊', otherDepartment: null, saysDepartment: true };
    expect(personView(registration({ roster })).roster).toMatchObject({
      tone: 'late',
      text: '姓名不同：花名册为 王磊',
    });
  });

  it('can be returned with any of the quick reasons alone', () => {
    expect(quickReasons.map(reasonProblem)).toEqual(quickReasons.map(() => ''));
  });
});

describe('a card number that two have', () => {
  const cards = (changes: object, state: Registration['state'] = 'pending') =>
    personView(registration({ state, cardNumberClaims: { ...noCards, ...changes } }));

  it('is shown with the other one, and keeps whoever waits from being approved once it is another’s', () => {
    const waits = cards({ here: [claim()] });
    expect(waits).toMatchObject({ obstacle: '', cardClaims: [{ personId: 'p2', name: '周明' }] });
    expect(waits.cardContested).toContain('见下面');
    expect(cards({ here: [claim()], held: true }).obstacle).toContain('医通卡号属于另一位学员');
  });

  it('is told of another institution without saying whose it is, and of people who were both approved', () => {
    expect(cards({ elsewhere: true }).cardContested).toContain('另一家单位');
    const both = cards({ here: [claim({ state: 'approved' })], held: true }, 'approved');
    expect(both.cardContested).toContain('谁填错了就更正谁的');
    // What can be done with somebody who is approved stands on their own page.
    expect(both).toMatchObject({ obstacle: '', settled: true, correctable: false });
  });

  it('is nothing to say where there is none', () => {
    expect(personView(registration())).toMatchObject({ cardContested: '', cardClaims: [], settled: false });
  });
});
