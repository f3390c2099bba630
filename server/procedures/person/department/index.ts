import { arrangeDepartments } from './arrange';
import { listOwnDepartments } from './list';
import { mergeDepartment } from './merge';
import { removeDepartment } from './remove';
import { saveDepartment } from './save';

export const departmentProcedures = [
  listOwnDepartments,
  saveDepartment,
  arrangeDepartments,
  mergeDepartment,
  removeDepartment,
];
