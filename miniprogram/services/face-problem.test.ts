import { photoFaults } from '../../domain/attendance/face';
import { problemOf } from './face-problem';

it('says one cause for each fault, and what helps', () => {
  const words = photoFaults.map((fault) => problemOf('facePhotoUnfit', { missing: [fault] }));
  expect(new Set(words).size).toBe(photoFaults.length);
  expect(words.every((said) => /请/.test(said ?? ''))).toBe(true);
  expect(problemOf('facePhotoUnfit', { missing: ['unheardOf'] })).toContain('正对镜头');
  expect(problemOf('faceDiffers', {})).toContain('不像');
  expect(problemOf('networkFailed', {})).toBeUndefined();
});
