import { listOwnDepartments } from './list';
import { removeDepartment } from './remove';
import { saveDepartment } from './save';

export const departmentProcedures = [listOwnDepartments, saveDepartment, removeDepartment];
