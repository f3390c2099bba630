import {
  freshQuestion,
  optionRows,
  pictureInput,
  pictureObjection,
  problemOf,
  tagsOf,
  withKind,
  withOption,
  withoutOption,
  withRight,
} from './index.view';

const written = {
  ...freshQuestion,
  text: '先做什么？',
  options: ['a', 'b', 'c'].map((optionId) => ({ optionId, text: `项${optionId}` })),
};

describe('a question that is written', () => {
  it('has one right answer, or several where several may be ticked', () => {
    expect(withRight(withRight(written, 'a'), 'b').rightIds).toEqual(['b']);
    const multiple = withRight(withRight(withKind(written, 'multiple'), 'a'), 'b');
    expect(multiple.rightIds).toEqual(['a', 'b']);
    expect(withRight(multiple, 'a').rightIds).toEqual(['b']);
    expect(withKind(multiple, 'single').rightIds).toEqual(['a']);
  });

  it('keeps what makes sense when its kind changes', () => {
    const judged = withKind(written, 'trueFalse');
    expect(optionRows(judged).map(({ text }) => text)).toEqual(['正确', '错误']);
    expect(withKind(judged, 'single').options).toHaveLength(4);
    expect(withKind(written, 'single')).toBe(written);
  });

  it('gets and loses options within bounds', () => {
    expect(withOption(written).options.map(({ optionId }) => optionId)).toEqual(['a', 'b', 'c', 'd']);
    const eight = Array.from({ length: 9 }).reduce<typeof written>((question) => withOption(question), written);
    expect(eight.options).toHaveLength(8);
    const fewer = withoutOption(withRight(written, 'a'), 'a');
    expect([fewer.options.length, fewer.rightIds]).toEqual([2, []]);
    expect(withoutOption(fewer, 'b').options).toHaveLength(2);
    expect(withOption(fewer).options.map(({ optionId }) => optionId)).toEqual(['b', 'c', 'a']);
  });

  it('says what is missing, and reads tags as they are typed', () => {
    expect(problemOf(written)).toBe('请标出正确答案');
    expect(problemOf(withRight(written, 'a'))).toBe('');
    expect(problemOf({ ...withRight(written, 'a'), tags: ['长'.repeat(21)] })).toContain('标签最多 20 字');
    expect(tagsOf(' 质控，室间质评、 质控 ;a')).toEqual(['质控', '室间质评', 'a']);
  });
});

describe('the picture of a form', () => {
  const file = { fileId: 'cloud://e/uploads/2025-11/a.jpg', fileName: '照片1.jpg' };
  const picture = { path: 'tmp', description: ' 心电图 ' };
  it('is sent where it is new, described where it is old, and taken away where it is gone', () => {
    expect(pictureInput(false, picture, file)).toEqual({ picture: { description: '心电图', file } });
    expect(pictureInput(true, picture, undefined)).toEqual({ picture: { description: '心电图' } });
    expect(pictureInput(true, null, undefined)).toEqual({ picture: null });
    expect(pictureInput(false, null, undefined)).toEqual({});
  });

  it('is refused before it is sent where a whole hall could not fetch it', () => {
    const picked = (sizeBytes: number) => [{ path: 'tmp', name: '照片1.jpg', sizeBytes }];
    expect(pictureObjection(picked(1024 * 1024))).toBeUndefined();
    expect(pictureObjection(picked(1024 * 1024 + 1))?.title).toBe('图片太大');
    expect(pictureObjection(picked(0))?.title).toBe('文件是空的');
  });
});
