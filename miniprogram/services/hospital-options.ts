import type { PickerOption } from '../components/search-picker/filter';
import { call } from './call';
import { failureView } from './failure';

/** As many as one answer holds; whoever has more hospitals types a part of the name. */
const AT_MOST = 100;

/** What a search-picker shows: options, or what is said in their place. */
export interface FoundOptions {
  options: PickerOption[];
  message: string;
}

/** Options that have to be asked for; a failure is said in the list. */
export async function askedOptions(ask: () => Promise<PickerOption[]>): Promise<FoundOptions> {
  try {
    return { options: await ask(), message: '' };
  } catch (error) {
    const { title, advice } = failureView(error);
    return { options: [], message: `${title}。${advice}` };
  }
}

/** Hospitals by a part of their name. */
export async function hospitalsNamed(search: string): Promise<PickerOption[]> {
  const { rows } = await call('directory.institutions', { ...(search !== '' && { search }), limit: AT_MOST });
  return rows.map(({ institutionId, name }) => ({ value: institutionId, label: name }));
}
