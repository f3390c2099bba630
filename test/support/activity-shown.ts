import type { OutputOf } from '../../contract';

/** An activity as its institution sees it, complete and not handed in. */
export const anActivityShown = (
  changes: Partial<OutputOf<'groupActivity.get'>> = {},
): OutputOf<'groupActivity.get'> => ({
  ...{ activityId: 'a1', institutionName: '长沙市第二医院', title: '危急值病例讨论会', kind: 'caseDiscussion' },
  ...{ begin: '2025-12-03', end: '2025-12-03', placeName: '检验科示教室', hourTenths: 20, creditHundredths: 50 },
  ...{
    lecturerName: '陈志远',
    state: 'draft',
    revision: 3,
    files: [],
    people: 46,
    byOrigin: { scan: 0, list: 40, file: 6 },
    attendance: null,
  },
  ...{ gathering: false, limitHundredths: 50, problems: [], addedBy: '李建华', submittedAt: null, submittedBy: '' },
  ...{ timesSubmitted: 0, waitingDays: 0, reviews: [], round: null },
  rule: {
    hourTenthsPerCredit: 40,
    capHundredths: 100,
    yearlyCapHundredths: null,
    confirmed: false,
    source: '现行做法',
  },
  ...changes,
});
