import { whoHelps } from './error-contacts';
import { errorCodes, errorWords } from './errors';

it('has the number of every office that a refusal sends somebody to', () => {
  const told = (office: RegExp) => errorCodes.filter((code) => office.test(errorWords[code].advice)).sort();
  const helped = (office: string) => errorCodes.filter((code) => whoHelps[code] === office).sort();
  expect(helped('institution')).toEqual(told(/本单位管理员|联系管理员恢复/));
  expect(helped('centre')).toEqual(told(/联系中心|联系上级主管部门/));
});
