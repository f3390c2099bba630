import { tracks } from '../../../../domain/kernel/rule-table';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask, sheet, tell } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { toast } from '../../../services/passing';
import { resetWords } from '../institutions/index.view';
import type { InstitutionFacts } from '../components/institution-form/index.view';
import { institutionView, suspendWords, type InstitutionView } from './index.view';

const closed: { sheet: '' | 'edit' | 'password' | 'suspend' } = { sheet: '' };
const reasons = ['单位已撤并', '账号被他人使用', '按主管部门要求暂停'];

/** One hospital, for the centre: its name and contact, its first administrator, its password, and whether it works. */
export const page = definePage(routes.institution, {
  access: 'administrator',
  data: {
    ...closed,
    view: null as InstitutionView | null,
    consequences: '',
    reasons,
  },
  reloadOnShow: true,
  methods: {
    edit() {
      this.setData({ sheet: 'edit' });
    },
    setTrack() {
      const { institutionId } = this.params;
      void this.run('track', async (send) => {
        const picked = await sheet(() => wx.showActionSheet({ itemList: tracks.map(({ label }) => label) }));
        const track = tracks[picked?.tapIndex ?? -1]?.code;
        if (track === undefined) return;
        await send('institution.setTrack', { institutionId, track });
        await this.done('已保存');
      });
    },
    setDelegate() {
      const { institutionId } = this.params;
      const delegate = this.data.view?.delegatedSince === '';
      void this.run('delegate', async (send) => {
        const sure = await ask({
          title: delegate ? '委托这个单位审核集体活动？' : '收回委托？',
          content: delegate
            ? '它有全部权限的管理员可以代中心审核其他单位的集体活动，通过后学分马上生效；本单位的活动不能自己审。可随时收回。'
            : '已作的决定不变，以后由中心审核。',
          confirmText: delegate ? '委托' : '收回',
        });
        if (!sure) return;
        await send('institution.setDelegate', { institutionId, delegate });
        await this.done(delegate ? '已委托' : '已收回');
      });
    },
    resetPassword() {
      this.setData({ sheet: 'password' });
    },
    suspend() {
      this.setData({ sheet: 'suspend' });
    },
    close() {
      this.setData(closed);
    },
    openInvitations() {
      void this.run('open', () => open(routes.invitations, this.params));
    },
    async save({ detail: { name, contactName, contactPhone } }: Told<InstitutionFacts>) {
      const { institutionId } = this.params;
      const saved = await this.run('save', (send) =>
        send('institution.edit', { institutionId, name, contactName, contactPhone }),
      );
      if (saved) await this.done('已保存');
    },
    async reset({ detail: { newPassword } }: Told<{ newPassword: string }>) {
      const { institutionId } = this.params;
      const answer = await this.run('reset', (send) =>
        send('institution.resetPassword', { institutionId, newPassword }),
      );
      if (!answer) return;
      this.close();
      await tell({ title: '密码已重设', content: resetWords(this.data.view?.name ?? '', answer.endedSignIns) });
      await this.reload();
    },
    async confirmSuspend({ detail: { reason } }: Told<{ reason: string }>) {
      const { institutionId } = this.params;
      const suspended = await this.run('suspend', (send) => send('institution.suspend', { institutionId, reason }));
      if (suspended) await this.done('已停用');
    },
    async resume() {
      const { institutionId } = this.params;
      const sure = await ask({
        title: '恢复使用？',
        content: '管理员可以重新登录，学员可以注册。暂停的考勤要由单位管理员重新开放。',
        confirmText: '恢复',
      });
      if (!sure) return;
      const resumed = await this.run('resume', (send) => send('institution.resume', { institutionId }));
      if (resumed) await this.done('已恢复');
    },
    async done(words: string) {
      this.close();
      toast(words, 'none');
      await this.reload();
    },
  },
  async load() {
    const found = await call('institution.get', { institutionId: this.params.institutionId });
    return { view: institutionView(found), consequences: suspendWords(found) };
  },
});
