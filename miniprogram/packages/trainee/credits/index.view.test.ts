import type { OutputOf } from '../../../../contract/index';
import { isEmptyYear, withoutCreditViews } from './index.view';

type Ledger = OutputOf<'ledger.mine'>;
const ledger = (changed: Partial<Ledger> = {}): Ledger => ({
  year: 2025,
  requiredCreditHundredths: 2500,
  requiredHourTenths: 900,
  effectiveCreditHundredths: 1700,
  effectiveHourTenths: 580,
  pendingCreditHundredths: 200,
  reversedCreditHundredths: 0,
  cut: null,
  entries: [],
  withoutCredit: [],
  ended: [],
  appeals: [],
  waiting: [],
  ...changed,
});

describe('a holding without credits', () => {
  const at = (text: string) => Date.parse(`${text}+08:00`);

  it('names the window of the day that is missing', () => {
    const [view] = withoutCreditViews([
      {
        projectId: 'p1',
        roundId: 'g1',
        title: 't',
        institutionName: '长沙市XX医院',
        activityDate: '2025-11-30',
        reason: 'absent',
        strategy: 'anyCourseFull',
        missedWindows: [{ begin: at('2025-11-30T07:00:00'), end: at('2025-11-30T18:00:00') }],
        lackedDays: [],
      },
    ]);
    expect(view).toMatchObject({
      word: '缺勤',
      reason: '没有签到的时段：11-30 全天 07:00–18:00。至少一门课程的时段全部签到才能得学分。',
    });
  });

  it.each(['excluded', 'alreadyGranted', 'notApproved'] as const)(
    'has a sentence for %s and says whom to ask',
    (reason) => {
      const [view] = withoutCreditViews([
        {
          projectId: 'p1',
          roundId: 'g1',
          title: 't',
          institutionName: '长沙市XX医院',
          activityDate: '2025-11-30',
          reason,
          strategy: null,
          missedWindows: [],
          lackedDays: [],
        },
      ]);
      expect(view?.reason).toMatch(/。$/);
      expect(view?.contact).toBe('如有疑问，请联系举办单位：长沙市XX医院');
    },
  );
});

it('is an empty year only when nothing explains anything', () => {
  expect(isEmptyYear(ledger())).toBe(true);
  expect(isEmptyYear(ledger({ waiting: [{ projectId: 'p1', title: 't', lastDay: '2025-11-28' }] }))).toBe(false);
});
