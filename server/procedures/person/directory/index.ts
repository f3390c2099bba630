import { listInstitutionDepartments } from './departments';
import { listInstitutions } from './institutions';

export const directoryProcedures = [listInstitutions, listInstitutionDepartments];
