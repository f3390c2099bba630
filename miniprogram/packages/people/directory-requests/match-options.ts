import type { DirectoryRequestKind } from '../../../../domain/person/directory-request';
import type { PickerOption } from '../../../components/search-picker/filter';
import { call } from '../../../services/call';
import { failureView } from '../../../services/failure';

/** As many as one answer holds; whoever has more hospitals types a part of the name. */
const AT_MOST = 100;

/** What the list has already: hospitals by a search of the server, or all departments of the caller's own institution. */
export async function matchOptions(
  kind: DirectoryRequestKind,
  search: string,
): Promise<{ options: PickerOption[]; message: string }> {
  try {
    return { options: await entriesOf(kind, search), message: '' };
  } catch (error) {
    const { title, advice } = failureView(error);
    return { options: [], message: `${title}。${advice}` };
  }
}

async function entriesOf(kind: DirectoryRequestKind, search: string): Promise<PickerOption[]> {
  if (kind === 'department') {
    const { rows } = await call('department.list', {});
    return rows.map(({ departmentId, name }) => ({ value: departmentId, label: name }));
  }
  const { rows } = await call('directory.institutions', { ...(search !== '' && { search }), limit: AT_MOST });
  return rows.map(({ institutionId, name }) => ({ value: institutionId, label: name }));
}
