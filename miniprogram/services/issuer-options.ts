import { passportIssuers } from '../../domain/person/passport-issuers';
import type { PickerOption } from '../components/search-picker/filter';
import { spokenOf } from './local-search';

/** Who issues passports, in the order in which they are spoken. */
export const issuerOptions = (): PickerOption[] =>
  passportIssuers
    .map(([value, label]) => ({ value, label, spoken: spokenOf(label).join(' ') }))
    .sort((one, other) => (one.spoken < other.spoken ? -1 : 1));
