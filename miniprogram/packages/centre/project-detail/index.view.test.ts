import { instantOf } from '../../../../domain/kernel/time';
import { aProjectDetail } from '../../../../test/support/project-detail';
import { batchOf, courseOf, lecturerOf } from '../../../../test/support/projects';
import { formSections, reviewHistory, sectionsOf, type Section } from './index.view';

const valueOf = (sections: Section[], label: string) =>
  sections.flatMap(({ facts }) => facts).find((fact) => fact.label === label)?.value;

describe('a project in full', () => {
  it('shows what the form holds in words, and what was left open as empty', () => {
    const sections = formSections(aProjectDetail());
    expect(valueOf(sections, '会议费用')).toBe('8000.00 元');
    expect(valueOf(sections, '举办期限')).toBe('3.0 天');
    expect(valueOf(sections, '学分级别')).toBe('省级');
    expect(valueOf(sections, '举办方式')).toBe('');
    expect(valueOf(sections, '是否考核')).toBe('');
  });

  it('shows the windows of a batch: the planned ones, and the usual one on days without', () => {
    expect(valueOf(formSections(aProjectDetail()), '考勤时间段')).toBe('每天 07:00–18:00');
    const windows = [{ begin: instantOf('2025-12-06', '07:00:00'), end: instantOf('2025-12-06', '12:00:00') }];
    const batches = [batchOf({ begin: '2025-12-06', end: '2025-12-07', windows })];
    expect(valueOf(formSections(aProjectDetail({ batches })), '考勤时间段')).toBe(
      '12-06 07:00–12:00\n12-07 07:00–18:00',
    );
    const shorter = [batchOf({ begin: '2025-12-06', end: '2025-12-06', windows })];
    expect(valueOf(formSections(aProjectDetail({ batches: shorter })), '考勤时间段')).toBe('每天 07:00–12:00');
  });

  it('shows each day without teaching with its reason', () => {
    const batches = [
      batchOf({
        restDays: [
          { day: '2025-12-07', reason: '外出参观' },
          { day: '2025-12-08', reason: '会场停电检修' },
        ],
      }),
    ];
    expect(valueOf(formSections(aProjectDetail({ batches })), '不授课')).toBe(
      '2025-12-07 周日：外出参观\n2025-12-08 周一：会场停电检修',
    );
  });

  it('shows of a lecture what is known, and a card number that is missing', () => {
    const courses = [
      courseOf({
        topic: '室内质量控制',
        lecturers: [lecturerOf({ lecturerName: '唐文', lecturerIsProjectLead: true })],
      }),
    ];
    const [section] = sectionsOf('courses', aProjectDetail({ courses }));
    expect(section?.title).toBe('1. 室内质量控制');
    expect(section?.facts.map(({ label, value }) => [label, value])).toEqual([
      ['学时', '9.0'],
      ['主讲人', '唐文（项目负责人）'],
      ['医通卡号', ''],
    ]);
  });

  it('ends its history with the decision that is asked for', () => {
    expect(reviewHistory(aProjectDetail()).map(({ title }) => title)).toEqual(['已提交', '等待中心审核']);
    expect(reviewHistory(aProjectDetail({ state: 'approved' }))).toEqual([]);
  });
});
