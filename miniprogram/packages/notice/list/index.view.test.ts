import { noticeCard } from './index.view';

const row = {
  projectId: 'p1',
  projectNumber: '2025-11-01-033 (国)',
  title: '临床微生物学诊断与前沿学习',
  creditLevel: 'national' as const,
  creditHundredths: 200,
  hourTenths: 60,
  institutionName: '长沙市XX医院',
  venue: '学术报告厅',
  firstDay: '2025-11-29',
  lastDay: '2025-11-30',
};

it('shows when a holding is, what it is worth and where', () => {
  expect(noticeCard(row)).toMatchObject({
    figures: '11-29 至 11-30 · 2.00 学分 · 6.0 学时',
    where: '长沙市XX医院 · 学术报告厅',
  });
});

it('names the institution alone while there is no venue', () => {
  expect(noticeCard({ ...row, venue: '' }).where).toBe('长沙市XX医院');
});
