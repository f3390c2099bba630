import { privacyUses } from '../../services/privacy-uses';
import { privacyWords } from './index.view';

describe('the sheet that asks for the privacy guide', () => {
  it('says what an API takes, what for, and what else can be done', () => {
    expect(privacyWords('getLocation')).toEqual({
      title: '要用到您的位置',
      purpose: '用途：扫码签到时核对是否在会场，只记远近，不保存坐标。',
      instead: expect.stringMatching(/^不同意的话：不给位置也能签到/) as string,
    });
  });

  it('has general words for an API without its own, and never an empty line', () => {
    for (const api of ['requirePrivacyAuthorize', 'toString', ...Object.keys(privacyUses)]) {
      const { title, purpose, instead } = privacyWords(api);
      expect(Math.min(title.length, purpose.length, instead.length)).toBeGreaterThan(5);
    }
  });
});
