import { aProjectDetail } from '../../../test/support/project-detail';
import { batchOf, courseOf, lecturerOf } from '../../../test/support/projects';
import { changeLines } from './lines';

const before = { ...aProjectDetail(), courses: [courseOf()], batches: [batchOf()] };

describe('before and after in words', () => {
  it('names place, days and lectures, and nothing that stays', () => {
    const after = {
      form: { ...before.form, venue: '综合楼三楼', meetingCostFen: null, assessed: true, theoryHourTenths: 60 },
      courses: [courseOf({ lecturers: [lecturerOf({ lecturerName: '刘芳' })] })],
      batches: [batchOf({ end: '2025-12-01', restDays: [{ day: '2025-11-30', reason: '停电检修' }] })],
    };
    expect(changeLines(before, before)).toEqual([]);
    expect(changeLines(before, after)).toMatchObject([
      { what: '举办地点', before: '学术报告厅', after: '综合楼三楼' },
      { what: '是否考核', before: '未填写', after: '是' },
      { what: '讲授理论', after: '6.0 学时' },
      { what: '会议费用', after: '未填写' },
      { what: '举办周期 第 1 期', after: expect.stringContaining('11-30 不上课：停电检修') as string },
      {
        what: '课程',
        before: expect.stringContaining('主讲人未填') as string,
        after: expect.stringContaining('刘芳') as string,
      },
    ]);
  });

  it('says what comes and what goes', () => {
    const lines = changeLines(before, { ...before, courses: [], batches: [] });
    expect(lines.map(({ after }) => after)).toEqual(['取消这一期', '取消这节课']);
    const more = {
      ...before,
      batches: [batchOf(), batchOf({ batchId: 'b2', begin: '2025-12-06', end: '2025-12-06' })],
    };
    expect(changeLines(before, more)).toMatchObject([{ what: '举办周期 第 2 期', before: '没有这一期' }]);
  });
});
