import { instantOf } from '../../../../domain/kernel/time';
import { faceCard, pictureSource, waitingLine } from './index.view';

const row = {
  checkId: 'c',
  name: '刘洋',
  institutionName: '长沙市XX医院',
  departmentName: '儿科',
  placeName: '示教室',
  evidenceAt: instantOf('2025-11-29', '08:31:26'),
  enrolledAt: instantOf('2025-11-20', '09:00:00'),
};

it('says who it is, and when both pictures were taken', () => {
  expect(faceCard(row)).toMatchObject({
    initial: '刘',
    from: '长沙市XX医院 · 儿科',
    enrolled: '11-20 登记',
    scanned: '11-29 08:31:26 签到',
  });
});

it('counts what waits, and says when there are more than it knows', () => {
  expect(waitingLine(0, { rows: [row, row] })).toBe('待核对 1 / 2');
  expect(waitingLine(1, { rows: [row, row], nextCursor: 'x' })).toBe('待核对 2 / 2+');
  expect(pictureSource('QQ==')).toBe('data:image/jpeg;base64,QQ==');
});
