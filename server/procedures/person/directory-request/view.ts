import type { DirectoryRequest } from '../../../data/documents';

/** A request as its owner and its office read it. */
export function askedOf({
  _id,
  kind,
  name,
  area,
  departmentName,
  note,
  institutionName,
  state,
  askedAt,
}: DirectoryRequest) {
  return { directoryRequestId: _id, kind, name, area, departmentName, note, institutionName, state, askedAt };
}

/** What it came to, without who decided: its owner asks the office and not a person. */
export function outcomeOf({ decided }: DirectoryRequest) {
  if (decided === undefined) return null;
  const { reason, institutionId, institutionName, departmentId, departmentName } = decided;
  return {
    reason,
    institutionName,
    departmentName,
    ...(institutionId !== '' && { institutionId }),
    ...(departmentId !== '' && { departmentId }),
  };
}
