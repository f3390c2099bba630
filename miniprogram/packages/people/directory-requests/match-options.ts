import type { PickerData } from '../../../components/search-picker/filter';
import { call } from '../../../services/call';
import { departmentOption } from '../../../services/department-option';
import { askedOptions } from '../../../services/option-search';

/** All departments of the caller's own institution. */
export const ownDepartments = (): Promise<PickerData> =>
  askedOptions(async () => {
    const { rows } = await call('department.list', {});
    return rows.map(departmentOption);
  });
