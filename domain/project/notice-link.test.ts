import { noticeLink, noticeOf } from './notice-link';

describe('the code of a meeting notice', () => {
  it.each(['', 'https://cme.example.cn/', 'https://cme.example.cn/s?t=', 'https://cme.example.cn/m/'])(
    'leads back to its project behind %p',
    (urlPrefix) => {
      expect(noticeOf(noticeLink({ urlPrefix, projectId: 'p-2025_01.x:y' }))).toBe('p-2025_01.x:y');
    },
  );

  it('may be read with spaces around it', () => {
    expect(noticeOf(' jijiaotong:notice/p1\n')).toBe('p1');
  });

  it.each([
    '1ABCDEFGH00001JKMNPQRSTVWXYZ01',
    'notice/p1',
    'https://cme.example.cn/notice/',
    'https://cme.example.cn/notice/p1?x=1',
    'https://cme.example.cn/notices/p1',
    'jijiaotong:notice/../p1',
    'jijiaotong:notice/{"$ne":1}',
    `jijiaotong:notice/${'a'.repeat(121)}`,
    '',
  ])('is not %p', (text) => {
    expect(noticeOf(text)).toBeUndefined();
  });
});
