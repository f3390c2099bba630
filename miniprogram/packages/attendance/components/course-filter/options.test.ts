import { courseOptions } from './options';

it('offers all courses first, long topics cut', () => {
  const options = courseOptions(
    [
      { courseId: 'c1', topic: '耐药菌检测' },
      { courseId: 'c2', topic: '分子诊断在感染性疾病中的临床应用' },
    ],
    '全部课程',
  );
  expect(options.map(({ label }) => label)).toEqual(['全部课程', '耐药菌检测', '分子诊断在感染性疾病中的…']);
});

it('offers nothing where there is one course', () => {
  expect(courseOptions([{ courseId: 'c1', topic: '耐药菌检测' }], '全部课程')).toEqual([]);
});
