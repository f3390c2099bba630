import type { PickerData } from '../components/search-picker/filter';
import { call } from './call';
import { OptionSearch } from './option-search';

/** Hospitals by a part of their name, its pinyin or first letters, as the server knows them. */
export const hospitalSearch = (show: (data: PickerData) => void) =>
  new OptionSearch(
    (asked) => call('directory.institutions', asked),
    ({ institutionId, name }) => ({ value: institutionId, label: name }),
    show,
  );
/** What a page holds of it. */
export type HospitalSearch = ReturnType<typeof hospitalSearch>;
