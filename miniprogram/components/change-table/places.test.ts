import { aProjectDetail } from '../../../test/support/project-detail';
import { placeName } from './places';

it('calls the place of an objection what its page calls it', () => {
  const project = aProjectDetail();
  const names = ['documents.agenda', 'form.venue', 'courses.c1', 'batches.b1'].map((at) => placeName(at, project));
  expect(names).toEqual(['日程表', '举办地点', '课程「室内质量控制」', '举办周期第 1 期']);
  expect(placeName('courses.c9', project)).toBe('课程（已删除）');
  expect(placeName('batches.b9', project)).toBe('举办周期（已删除）');
});
