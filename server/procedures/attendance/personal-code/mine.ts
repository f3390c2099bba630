import { personalCodeMine } from '../../../../contract/calls/attendance/personal-code';
import { PERSONAL_CODE_MS } from '../../../../domain/attendance/personal-code';
import { signPersonalCode } from '../../../guard/personal-code';
import { defineProcedure } from '../../../call/procedure';

/** 个人码 (D8b). It is renewed at half its life, so that what is shown is always good. */
export const minePersonalCode = defineProcedure(personalCodeMine, (context) => {
  const { at, caller } = context;
  const { name, personNumber, institutionName, departmentName } = caller.person;
  return Promise.resolve({
    code: signPersonalCode(context, personNumber, at),
    renewAt: at + PERSONAL_CODE_MS / 2,
    name,
    personNumber,
    institutionName,
    departmentName,
  });
});
