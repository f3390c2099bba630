import type { StoredFacts } from './kind';
import { messageKinds, pushOf, wordsOf, type MessageKind } from './kinds';
import { foldedText } from './template-fields';

const facts: StoredFacts = {
  institutionName: '长沙市XX医院',
  name: '介入科',
  venue: '学术报告厅',
  projectNumber: '2025-11-01-033 (国)',
  begin: '08:00',
  end: '10:01:59',
  reason: '日程表未盖章',
  title: '临床微生物学诊断与前沿学习',
  records: 2,
  creditHundredths: 200,
  rebindingId: 'r1',
  maskedName: '王*',
  departmentName: '检验科',
  by: '李**',
  whose: '林*',
  endedSignIns: 2,
  projectId: 'p1',
  roundId: 'g1',
  reversalId: 'v1',
  granted: 12,
  people: 46,
  activityId: 'ga1',
  correctionId: 'c1',
  claimant: '',
  holder: '周*',
  cardMasked: '430100****0217',
  personId: '',
  transferId: 't1',
  fromName: '长沙市XX医院',
  toName: '湘潭市XX医院',
  byName: '湘潭市XX医院',
  until: Date.UTC(2025, 11, 8, 2, 6),
  wait: 'answer',
  news: 'incoming',
  cause: 'agreed',
  stop: 'returned',
  changeId: 'p1:1',
  changes: '地点改为综合楼三楼多功能厅',
  total: 293,
  added: 29,
  changed: 4,
  left: 1,
  bad: 7,
  role: 'readOnly',
  batchId: 'b1',
  moment: '2025-11-29 08:31:07',
  answers: 96,
  tenths: 825,
  passed: 'yes',
  what: 'struck',
  beforeTenths: 550,
  afterTenths: 600,
  standing: 'nowPassed',
  day: '2025-11-29',
  found: 'notOpened',
  appealId: 'a1',
  about: 'attendance',
  cost: 'share',
  lostHundredths: 200,
  leftHundredths: 300,
  goesOn: 1,
  appealUntil: '2025-12-03',
};
const kinds = Object.keys(messageKinds) as MessageKind[];

describe('the words of a message', () => {
  it('tell what happened and lead to the thing it speaks of', () => {
    expect(wordsOf({ kind: 'projectReturned', facts })).toEqual({
      title: '项目被退回，请修改',
      text: '临床微生物学诊断与前沿学习：日程表未盖章',
      look: 'returned',
      target: { page: 'project', id: 'p1' },
    });
    expect(wordsOf({ kind: 'creditsEffective', facts })).toMatchObject({
      title: '2.00 学分已生效',
      target: { page: 'credits' },
    });
  });

  it('name the last moment at which an objection counts, in Chinese time', () => {
    expect(wordsOf({ kind: 'transferWaits', facts }).text).toBe('转到湘潭市XX医院；如有异议，请在 12-08 10:06 前提出');
  });

  it('leave the colon out where nobody gave a reason', () => {
    expect(wordsOf({ kind: 'registrationReturned', facts: { ...facts, reason: '' } }).text).toBe('长沙市XX医院');
  });

  it.each(kinds)('of %s are made of its facts alone', (kind) => {
    const { title, text } = wordsOf({ kind, facts });
    for (const words of [title, text]) {
      expect(words).not.toBe('');
      expect(words).not.toMatch(/undefined|NaN|object/);
    }
  });

  it('reach a person, an applicant or an institution, never two of them', () => {
    expect(kinds.filter((kind) => !['person', 'applicant', 'institution'].includes(messageKinds[kind].to))).toEqual([]);
  });
});

describe('what WeChat tells of a message', () => {
  it('is nothing for what stands in the inbox alone', () => {
    expect(pushOf({ kind: 'lateConfirmed', facts })).toBeUndefined();
  });

  it.each(kinds.filter((kind) => pushOf({ kind, facts })))('fits a field of five Chinese characters in %s', (kind) => {
    const { words } = pushOf({ kind, facts }) ?? {};
    expect(words && foldedText('phrase1', words.result)).toBe(words?.result);
  });
});
