import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { titleBar, toast } from '../../../services/passing';
import { serverNow } from '../../../services/server-clock';
import { objectReasons, returnReasons, transferView, type TransferView } from './index.view';
import { departmentOption } from '../../../services/department-option';
import type { PickerOption } from '../../../components/search-picker/filter';

/** That the old institution has opened it, its trainee reads. Nothing on this page depends on it. */
async function noteSeen(transferId: string): Promise<void> {
  try {
    await call('transfer.see', { transferId });
  } catch {
    // Noted when it is opened the next time.
  }
}

/** P3, P3b: one transfer, for the institution that has the person or is asked to take them. */
export const page = definePage(routes.transferReview, {
  access: 'administrator',
  data: {
    shown: null as TransferView | null,
    returnReasons,
    objectReasons,
    returning: false,
    objecting: false,
    /** Departments to pick from, where the one that was asked for is gone. */
    departments: [] as PickerOption[],
    departmentId: '',
  },
  reloadOnShow: true,
  methods: {
    /** After each command the state that stands is shown: somebody else may have been quicker. */
    async done(told: string, answer: unknown) {
      if (answer !== undefined) {
        this.setData({ returning: false, objecting: false });
        toast(told);
      }
      await this.reload();
    },
    askReturn() {
      this.setData({ returning: true });
    },
    cancelReturn() {
      this.setData({ returning: false });
    },
    askObjection() {
      this.setData({ objecting: true });
    },
    cancelObjection() {
      this.setData({ objecting: false });
    },
    chooseDepartment({ detail }: Told<{ value: string }>) {
      this.setData({ departmentId: detail.value });
    },
    async agree() {
      const { shown } = this.data;
      if (shown === null) return;
      const { transferId, name, way } = shown;
      const sure = await ask({
        title: `同意${name}调出？`,
        content: `同意后由${way.to.institution}审核，本单位不能再提异议。以往签到、学分和证明仍记在本单位。`,
        confirmText: '同意',
      });
      if (!sure) return;
      await this.done(
        '已同意',
        await this.run('agree', (send) => send('transfer.answer', { transferId, answer: 'agree' })),
      );
    },
    async object({ detail: { reason } }: Told<{ reason: string }>) {
      const { shown } = this.data;
      if (shown === null) return;
      const { transferId } = shown;
      const answer = await this.run('object', (send) =>
        send('transfer.answer', { transferId, answer: 'object', reason }),
      );
      await this.done('已提出异议', answer);
    },
    async approve() {
      const { shown, departmentId } = this.data;
      if (shown === null) return;
      const { transferId, name, way, departmentGone } = shown;
      if (departmentGone && departmentId === '') return toast('请先选一个科室', 'none');
      const sure = await ask({
        title: way.comesBack ? `恢复${name}的注册？` : `通过${name}调入？`,
        content: way.comesBack
          ? '恢复后可以照常签到、得学分。'
          : '通过后就是本单位的学员。以往的签到、学分和证明仍记在当时的单位。',
        confirmText: '通过',
      });
      if (!sure) return;
      const chosen = departmentId === '' ? {} : { departmentId };
      const answer = await this.run('approve', (send) =>
        send('transfer.review', { transferId, decision: 'approve', ...chosen }),
      );
      await this.done('已通过', answer);
    },
    async giveBack({ detail: { reason } }: Told<{ reason: string }>) {
      const { shown } = this.data;
      if (shown === null) return;
      const { transferId } = shown;
      const answer = await this.run('return', (send) =>
        send('transfer.review', { transferId, decision: 'return', reason }),
      );
      await this.done('已退回', answer);
    },
  },
  async load() {
    const { transferId } = this.params;
    const transfer = await call('transfer.get', { transferId });
    const shown = transferView(transfer, serverNow());
    titleBar(shown.title);
    if (shown.bar.kind === 'answer' && transfer.seen === null) await noteSeen(transferId);
    const departments = shown.departmentGone ? (await call('department.list', {})).rows : [];
    return { shown, departments: departments.map(departmentOption) };
  },
});
