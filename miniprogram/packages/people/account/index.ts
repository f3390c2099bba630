import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { registrationDraft } from '../../../services/registration-draft';
import { session } from '../../../services/session';
import { accountView, colleagueRows, endQuestion, endedWords, type AccountView, type ColleagueRow } from './index.view';
import { toast } from '../../../services/passing';

/** The institution's account (M1, M2): who acts under it and where, its password, and the way out. */
export const page = definePage(routes.account, {
  access: 'administrator',
  data: {
    view: null as AccountView | null,
    rows: [] as ColleagueRow[],
    /** The sheet for a new password is open. */
    changing: false,
  },
  methods: {
    async end({ currentTarget }: Tap<{ id: string }>) {
      const { id: administratorId } = currentTarget.dataset;
      const row = this.data.rows.find((each) => each.administratorId === administratorId);
      if (row === undefined || row.end === '') return;
      if (!(await ask({ ...endQuestion(row), confirmText: '结束登录' }))) return;
      const answer = await this.run('end', (send) => send('administrator.endSignIns', { administratorId }));
      if (answer) this.done(endedWords(answer.endedSignIns));
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
      const sure = await ask({
        title: '退出登录？',
        content: '退出后要重新用单位账号登录，保存过的草稿都还在。',
        confirmText: '退出登录',
      });
      if (!sure) return;
      await this.run('signOut', async (send) => {
        await send('administrator.signOut', {});
        registrationDraft.forget();
        session.forget();
        await open(routes.adminHome, {});
      });
    },
  },
  async load() {
    const [{ administrator }, colleagues] = await Promise.all([session.get(), call('administrator.colleagues', {})]);
    return { view: administrator && accountView(administrator, colleagues), rows: colleagueRows(colleagues) };
  },
});
