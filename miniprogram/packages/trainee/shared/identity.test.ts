import { nationalIdProblem } from '../../../services/national-id-words';
import { identityProblems, openFieldsTip } from './identity';

const TODAY = '2025-11-28';
/** The example number of GB 11643. */
const SOUND_ID = '11010519491231002X';

describe('a national ID while it is typed', () => {
  it('says how many characters are missing or too many', () => {
    expect(nationalIdProblem('1101051949123100', TODAY)).toBe('还差 2 位，应为 18 位');
    expect(nationalIdProblem(`${SOUND_ID}1`, TODAY)).toBe('多了 1 位，应为 18 位');
  });

  it('tells a wrong birth date from a wrong last character', () => {
    expect(nationalIdProblem('110105194913310021', TODAY)).toContain('出生日期');
    expect(nationalIdProblem('110105194912310021', TODAY)).toContain('最后一位');
  });

  it('accepts a lower-case x', () => {
    expect(nationalIdProblem(SOUND_ID.toLowerCase(), TODAY)).toBeUndefined();
  });
});

describe('an identity', () => {
  const empty = { name: ' ', phoneCode: '', nationalId: '', consent: false };

  it('is asked for in full from somebody new', () => {
    expect(identityProblems(empty, null, TODAY)).toEqual({
      name: '请填写真实姓名',
      phone: '请点击按钮授权手机号',
      nationalId: '请填写身份证号',
      consent: '请阅读并勾选同意',
    });
  });

  it('may leave out phone and national ID when they are on record', () => {
    const onRecord = { phoneMasked: '138****5621', nationalIdMasked: '110***********002X' };
    expect(identityProblems({ ...empty, name: '周敏', consent: true }, onRecord, TODAY)).toEqual({});
  });

  it('takes a name that the call takes', () => {
    const problemOf = (name: string) => identityProblems({ ...empty, name }, null, TODAY).name;
    expect(problemOf('欧阳静')).toBeUndefined();
    expect(problemOf('长'.repeat(50))).toBeUndefined();
    expect(problemOf('长'.repeat(51))).toBe('姓名最多 50 个字，多了 1 个');
    expect(problemOf('张3')).toContain('不能有数字');
    expect(problemOf('周\ue123敏')).toContain('手写或笔画');
  });
});

it('names three open fields at most', () => {
  expect(openFieldsTip([])).toBe('');
  expect(openFieldsTip(['身份证号', '手机号'])).toBe('还有 2 项要处理：身份证号、手机号');
  expect(openFieldsTip(['一', '二', '三', '四'])).toBe('还有 4 项要处理：一、二、三 等');
});
