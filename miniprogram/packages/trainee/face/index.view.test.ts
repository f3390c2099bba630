import { instantOf } from '../../../../domain/kernel/time';
import { enrolledLine, stepOf } from './index.view';

it('enrols before it compares', () => {
  expect(stepOf({ enrolledAt: null, waits: true })).toBe('enrol');
  expect(stepOf({ enrolledAt: 1, waits: true })).toBe('selfie');
  expect(stepOf({ enrolledAt: 1, waits: false })).toBe('kept');
});

it('says since when a photograph is there', () => {
  expect(enrolledLine(instantOf('2025-11-20', '08:00:00'))).toBe('2025年11月20日登记');
});
