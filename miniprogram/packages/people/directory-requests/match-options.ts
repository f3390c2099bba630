import type { DirectoryRequestKind } from '../../../../domain/person/directory-request';
import { call } from '../../../services/call';
import { askedOptions, hospitalsNamed, type FoundOptions } from '../../../services/hospital-options';

/** What the list has already: hospitals by a search of the server, or all departments of the caller's own institution. */
export const matchOptions = (kind: DirectoryRequestKind, search: string): Promise<FoundOptions> =>
  askedOptions(async () => {
    if (kind === 'institution') return hospitalsNamed(search);
    const { rows } = await call('department.list', {});
    return rows.map(({ departmentId, name }) => ({ value: departmentId, label: name }));
  });
