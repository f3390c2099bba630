import type { CallName, InputOf } from '../../contract';
import type { TestPersonId } from './people';

/** Who makes a call and an input that gets as deep as it can, with every field that the call knows. */
export type ValidCalls = {
  [Name in CallName]: {
    by: TestPersonId;
    /** What makes the caller a display. */
    as?: { displayPass: string };
    input: () => InputOf<Name> | Promise<InputOf<Name>>;
  };
};

/** One value of each filter of people. */
export const filters = {
  professionalTitles: ['technicianInCharge' as const],
  specialties: ['laboratoryMedicine' as const],
  departmentNames: ['检验科'],
  placeNames: ['学术报告厅'],
  institutionNames: ['岳阳市XX医院'],
};
