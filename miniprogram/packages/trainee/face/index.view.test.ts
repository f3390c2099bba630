import { photoFaults } from '../../../../domain/attendance/face';
import { instantOf } from '../../../../domain/kernel/time';
import { enrolledLine, problemOf, stepOf } from './index.view';

it('says one cause for each fault, and what helps', () => {
  const words = photoFaults.map((fault) => problemOf('facePhotoUnfit', { missing: [fault] }));
  expect(new Set(words).size).toBe(photoFaults.length);
  expect(words.every((said) => /请/.test(said ?? ''))).toBe(true);
  expect(problemOf('facePhotoUnfit', { missing: ['unheardOf'] })).toContain('正对镜头');
  expect(problemOf('faceDiffers', {})).toContain('不像');
  expect(problemOf('networkFailed', {})).toBeUndefined();
});

it('enrols before it compares', () => {
  expect(stepOf({ enrolledAt: null, waits: true })).toBe('enrol');
  expect(stepOf({ enrolledAt: 1, waits: true })).toBe('selfie');
  expect(stepOf({ enrolledAt: 1, waits: false })).toBe('kept');
});

it('says since when a photograph is there', () => {
  expect(enrolledLine(instantOf('2025-11-20', '08:00:00'))).toBe('2025年11月20日登记');
});
