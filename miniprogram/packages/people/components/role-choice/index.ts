import {
  institutionRoles,
  institutionRoleWords,
  type InstitutionRole,
} from '../../../../../domain/person/institution-role';
import { defineComponent, detail } from '../../../../page/define-component';
import type { Tap } from '../../../../services/events';

const lines: Readonly<Record<InstitutionRole, string>> = {
  all: '人员、科室、项目、考勤、授分，并且能邀请同事',
  attendanceOnly: '开放和暂停考勤、显示二维码和大屏、看签到记录',
  readOnly: '能看人员、项目和学分，不能更改，也不能显示二维码',
};
const first: { role: InstitutionRole } = { role: 'all' };

/** What a colleague may do (M2), one of three, each with what it means. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: first,
  data: {
    options: institutionRoles.map((role) => ({ role, name: institutionRoleWords[role], line: lines[role] })),
  },
  events: { pick: detail<{ role: InstitutionRole }>() },
  methods: {
    pick({ currentTarget }: Tap<{ role: InstitutionRole }>) {
      this.tell('pick', { role: currentTarget.dataset.role });
    },
  },
});
