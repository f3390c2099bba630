import { instantOf } from '../../../../domain/kernel/time';
import { bulkCard, outcomeOf, ticksOf } from './index.view';

const row = (personId: string) => ({
  ...{ personId, name: '周敏', personNumber: '4073815526', departmentName: '检验科', state: 'pending' as const },
  ...{ professionalTitle: 'attendingPhysician' as const, specialty: 'laboratoryMedicine' as const },
  submittedAt: instantOf('2025-11-20', '09:30:00'),
  roster: null,
});

describe('a list that is reviewed in bulk', () => {
  it('says who has to be looked at, and why', () => {
    const contested = [{ personId: 'b', shared: 'cardNumber' as const }];
    expect(bulkCard(row('a'), contested)).toMatchObject({ line: '检验科 · 主治医师', obstacle: '', ticked: false });
    expect(bulkCard(row('b'), contested).obstacle).toBe('医通卡号与另一份注册相同，要单独审核');
  });

  it('is ticked as a whole once everybody is ticked who can be', () => {
    const [one, other] = [bulkCard(row('a'), []), bulkCard(row('b'), [{ personId: 'b', shared: 'nationalId' }])];
    expect(ticksOf([one, other])).toEqual({ count: 0, all: false });
    expect(ticksOf([{ ...one, ticked: true }, other])).toEqual({ count: 1, all: true });
    expect(ticksOf([other])).toEqual({ count: 0, all: false });
  });

  it('says of each what came of it', () => {
    const names = new Map(['a', 'b', 'c', 'd'].map((id) => [id, `姓名${id}`]));
    const none = { state: null, why: null };
    const outcome = outcomeOf(
      'approve',
      [
        { personId: 'a', ...none, outcome: 'decided', state: 'approved' },
        { personId: 'b', ...none, outcome: 'already', state: 'approved' },
        { personId: 'c', ...none, outcome: 'already', state: 'returned' },
        { personId: 'd', ...none, outcome: 'look', why: 'changed' },
      ],
      names,
    );
    expect(outcome.done).toBe('已通过 1 位');
    expect(outcome.left.map(({ name, why }) => `${name} ${why}`)).toEqual([
      '姓名b 已由其他管理员通过',
      '姓名c 已由其他管理员处理',
      '姓名d 资料刚被修改过，请看过再审核',
    ]);
  });
});
