import { institutionProblems, NOTHING_WRITTEN } from './index.view';

const right = { name: '益阳市XX医院', account: 'yiyang', contactName: '王主任', contactPhone: '0737-4222222' };

describe('a hospital that the centre writes down', () => {
  it('needs a name and an account that can be typed on any phone; its contact may come later', () => {
    expect(institutionProblems(right, true)).toEqual(NOTHING_WRITTEN);
    expect(institutionProblems({ ...right, contactName: '', contactPhone: '' }, true)).toEqual(NOTHING_WRITTEN);
    expect(institutionProblems({ ...right, name: ' 益 ' }, true).name).toBe('请填写单位全称');
    for (const account of ['', 'yy', '益阳', 'yi yang', '9yiyang'])
      expect({ account, problem: institutionProblems({ ...right, account }, true).account }).toMatchObject({
        problem: expect.stringContaining('小写字母') as string,
      });
    expect(institutionProblems({ ...right, contactPhone: '12345' }, true).contactPhone).toContain('座机');
  });

  it('keeps the account that it has', () => {
    expect(institutionProblems({ ...right, account: '' }, false).account).toBe('');
  });
});
