/** What a named person may do under their institution's account (M2); the centre's reviewers all have `all`. */
export const institutionRoles = ['all', 'attendanceOnly', 'readOnly'] as const;
export type InstitutionRole = (typeof institutionRoles)[number];

/** Of whoever was added before there were roles. */
export const roleOf = ({ institutionRole }: { institutionRole?: InstitutionRole }): InstitutionRole =>
  institutionRole ?? 'all';

/** What a screen calls them. */
export const institutionRoleWords: Readonly<Record<InstitutionRole, string>> = {
  all: '全部权限',
  attendanceOnly: '只管考勤',
  readOnly: '只能查看',
};
