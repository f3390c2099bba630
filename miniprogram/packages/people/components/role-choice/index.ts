import {
  institutionRoles,
  institutionRoleWords,
  type InstitutionRole,
} from '../../../../../domain/person/institution-role';
import type { ChipOption } from '../../../../components/choice-chip/options';
import { defineComponent, detail } from '../../../../page/define-component';
import { call } from '../../../../services/call';
import type { Tap, Told } from '../../../../services/events';
import { departmentOption } from '../../../../services/department-option';

const lines: Readonly<Record<InstitutionRole, string>> = {
  all: '人员、科室、项目、考勤、授分，并且能邀请同事',
  attendanceOnly: '开放和暂停考勤、显示二维码和大屏、看签到记录',
  readOnly: '能看人员、项目和学分，不能更改，也不能显示二维码',
  departmentContact: '只能看一个科室的人员，不能更改',
};
const first: { role: InstitutionRole } = { role: 'all' };

/** What a colleague may do (M2), one of four, each with what it means; of a department's contact, of which department. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { ...first, institutionId: '', departmentId: '' },
  data: {
    options: institutionRoles.map((role) => ({ role, name: institutionRoleWords[role], line: lines[role] })),
    departments: [] as ChipOption[],
  },
  events: { pick: detail<{ role: InstitutionRole; departmentId: string }>() },
  observers: {
    'role, institutionId'(role: InstitutionRole, institutionId: string) {
      if (role === 'departmentContact' && institutionId !== '' && this.data.departments.length === 0)
        void this.run('departments', () => this.loadDepartments(institutionId));
    },
  },
  methods: {
    async loadDepartments(institutionId: string) {
      const { rows } = await call('directory.departments', { institutionId });
      this.setData({ departments: rows.map(departmentOption) });
    },
    pick({ currentTarget }: Tap<{ role: InstitutionRole }>) {
      this.tell('pick', { role: currentTarget.dataset.role, departmentId: this.data.departmentId });
    },
    pickDepartment({ detail: { value } }: Told<{ value: string }>) {
      this.tell('pick', { role: this.data.role, departmentId: value });
    },
  },
});
