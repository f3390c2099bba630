import type { InstitutionRole } from '../../../../domain/person/institution-role';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { session } from '../../../services/session';
import { signOut, signOutQuestion } from '../../../services/sign-out';
import {
  accountView,
  colleagueRows,
  endQuestion,
  endedWords,
  removeQuestion,
  type AccountView,
  type ColleagueRow,
} from './index.view';
import { rightsOf } from '../shared/rights';
import { toast } from '../../../services/passing';

const anyRole: { role: InstitutionRole; departmentId: string } = { role: 'all', departmentId: '' };

/** The institution's account (M1, M2): who acts under it and where, its password, and the way out. */
export const page = definePage(routes.account, {
  access: 'administrator',
  data: {
    view: null as AccountView | null,
    rows: [] as ColleagueRow[],
    /** The sheet for a new password is open. */
    changing: false,
    /** The colleague whose sheet is open, and the rights picked there. */
    chosen: null as ColleagueRow | null,
    ...anyRole,
  },
  methods: {
    rowOf(administratorId: string) {
      return this.data.rows.find((each) => each.administratorId === administratorId);
    },
    choose({ currentTarget }: Tap<{ id: string }>) {
      const chosen = this.rowOf(currentTarget.dataset.id);
      if (chosen !== undefined && !chosen.self && this.data.view?.decides)
        this.setData({ chosen, role: chosen.institutionRole, departmentId: chosen.departmentId });
    },
    closeChosen() {
      if (this.data.busy === '') this.setData({ chosen: null });
    },
    chosenClosed({ detail }: Told<{ visible: boolean }>) {
      if (!detail.visible) this.closeChosen();
    },
    pickRole({ detail }: Told<{ role: InstitutionRole; departmentId: string }>) {
      this.setData({ role: detail.role, departmentId: detail.departmentId });
    },
    async saveRole() {
      const { chosen, role, departmentId } = this.data;
      if (chosen === null) return;
      const rights = rightsOf({ role, departmentId });
      if (rights === null) return toast('请选择负责的科室', 'none');
      if (role === chosen.institutionRole && (rights.departmentId ?? '') === chosen.departmentId)
        return this.closeChosen();
      const { administratorId } = chosen;
      const saved = await this.run('saveRole', (send) => send('administrator.setRole', { administratorId, ...rights }));
      if (!saved) return;
      this.setData({ chosen: null });
      this.done('权限已更改，马上生效');
    },
    async remove() {
      const { chosen } = this.data;
      if (chosen === null) return;
      const { administratorId } = chosen;
      if (!(await ask({ ...removeQuestion(chosen), confirmText: '移除' }))) return;
      const removed = await this.run('remove', (send) => send('administrator.remove', { administratorId }));
      if (!removed) return;
      this.setData({ chosen: null });
      this.done('已移除');
    },
    openInvitations() {
      void this.run('open', () => open(routes.invitations, {}));
    },
    async end({ currentTarget }: Tap<{ id: string }>) {
      const { id: administratorId } = currentTarget.dataset;
      const row = this.rowOf(administratorId);
      if (row === undefined || row.end === '') return;
      if (!(await ask({ ...endQuestion(row), confirmText: '结束登录' }))) return;
      const answer = await this.run('end', (send) => send('administrator.endSignIns', { administratorId }));
      if (!answer) return;
      this.setData({ chosen: null });
      this.done(endedWords(answer.endedSignIns));
    },
    openChange() {
      this.setData({ changing: true });
    },
    closeChange() {
      this.setData({ changing: false });
    },
    async changePassword({ detail }: Told<{ currentPassword: string; newPassword: string }>) {
      const answer = await this.run('changePassword', (send) => send('administrator.changePassword', detail));
      if (!answer) return;
      this.closeChange();
      this.done('密码已修改');
    },
    done(words: string) {
      toast(words, 'none');
      void this.reload();
    },
    openInstitutions() {
      void this.run('open', () => open(routes.institutions, {}));
    },
    openAnchors() {
      void this.run('open', () => open(routes.anchors, {}));
    },
    async signOut() {
      if (!(await ask(signOutQuestion))) return;
      await this.run('signOut', async (send) => {
        await signOut(send);
        await open(routes.adminHome, {});
      });
    },
  },
  async load() {
    const [{ administrator }, colleagues] = await Promise.all([session.get(), call('administrator.colleagues', {})]);
    return {
      view: administrator && accountView(administrator, colleagues),
      rows: colleagueRows(colleagues, administrator?.kind === 'centre'),
    };
  },
});
