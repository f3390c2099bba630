import { getPersonOfDepartment } from './person';
import { listPeople } from './people';

export const departmentContactProcedures = [listPeople, getPersonOfDepartment];
