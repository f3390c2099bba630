import { call } from '../../services/call';
import { departmentOption } from '../../services/department-option';
import { askedOptions } from '../../services/option-search';
import type { PickerData } from '../search-picker/filter';

/** The departments of one institution. */
export const loadDepartments = (institutionId: string): Promise<PickerData> =>
  askedOptions(async () => {
    const { rows } = await call('directory.departments', { institutionId });
    return rows.map(departmentOption);
  });
