import { emptyIdentity, type Identity } from '../shared/identity';
import { identityFrom, inputOf, problemsOf, tipOf, visibleProblems } from './index.view';

const TODAY = '2025-11-28';
/** The example number of GB 11643. */
const SOUND_ID = '11010519491231002X';
const filled: Identity = { ...emptyIdentity, name: '周敏', phoneCode: 'code', nationalId: SOUND_ID, consent: true };

describe('asking for a rebinding', () => {
  it('takes over name and national ID of the registration that was refused, not its spent phone code or its consent', () => {
    expect(identityFrom(filled)).toEqual({ ...emptyIdentity, name: '周敏', nationalId: SOUND_ID });
    expect(identityFrom(undefined)).toEqual(emptyIdentity);
  });

  it('needs all four, named in the order of the page', () => {
    expect(problemsOf(filled, TODAY)).toEqual({});
    expect(tipOf(problemsOf(emptyIdentity, TODAY))).toBe('还有 4 项要处理：真实姓名、手机号、证件号码 等');
    expect(tipOf({})).toBe('');
  });

  it('shows what is wrong with a national ID while it is typed, everything after a try', () => {
    const typed = { ...emptyIdentity, nationalId: '1101' };
    const problems = problemsOf(typed, TODAY);
    expect(Object.keys(visibleProblems(problems, typed, false))).toEqual(['nationalId']);
    expect(visibleProblems(problemsOf(emptyIdentity, TODAY), emptyIdentity, false)).toEqual({});
    expect(visibleProblems(problems, typed, true)).toBe(problems);
  });

  it('is sent in one spelling, and never without consent', () => {
    const { documentKind: _usual, issuer: _none, sms: _button, ...sent } = filled;
    expect(inputOf({ ...filled, name: ' 周敏 ', nationalId: SOUND_ID.toLowerCase() })).toEqual(sent);
    expect(inputOf({ ...filled, consent: false })).toBeUndefined();
  });
});
