import type { OutputOf } from '../../contract/index';
import type { PickerOption } from '../components/search-picker/filter';

/** A department as a list to choose from has it, found by its pinyin as well. */
export const departmentOption = ({
  departmentId,
  name,
  spoken,
}: OutputOf<'directory.departments'>['rows'][number]): PickerOption => ({ value: departmentId, label: name, spoken });
