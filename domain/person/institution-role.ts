/** What a named person may do under their institution's account (M2); the centre's reviewers all have `all`. */
export const institutionRoles = ['all', 'attendanceOnly', 'readOnly', 'departmentContact'] as const;
export type InstitutionRole = (typeof institutionRoles)[number];

/** Of whoever was added before there were roles. */
export const roleOf = ({ institutionRole }: { institutionRole?: InstitutionRole }): InstitutionRole =>
  institutionRole ?? 'all';

/** What a screen calls them. */
export const institutionRoleWords: Readonly<Record<InstitutionRole, string>> = {
  all: '全部权限',
  attendanceOnly: '只管考勤',
  readOnly: '只能查看',
  departmentContact: '科室联系人',
};

/**
 * Whether somebody acts for the whole institution. A department's contact (rules: "Department contacts") does not: nothing that is told
 * to the institution is theirs to read, as it may be about people of other departments.
 */
export const isForAll = (of: { institutionRole?: InstitutionRole }): boolean => roleOf(of) !== 'departmentContact';

/** Rights as they are given: a contact is one of a department, everybody else of none. */
export interface GivenRights {
  institutionRole: InstitutionRole;
  departmentId?: string | undefined;
}

/** What is wrong with rights as somebody has chosen them; undefined when nothing is. */
export const checkRights = ({ institutionRole, departmentId }: GivenRights): 'departmentNeeded' | undefined =>
  institutionRole === 'departmentContact' && departmentId === undefined ? 'departmentNeeded' : undefined;
