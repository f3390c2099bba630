import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { routes } from '../../../page/routes';
import { tell } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { accountCard, resetWords, type AccountCard } from './index.view';

/** The hospitals' accounts, which the centre gives out (M1): a forgotten password is set anew here. */
export const page = definePage(routes.institutions, {
  access: 'administrator',
  data: {
    ...noCards<AccountCard>(),
    search: '',
    /** The hospital whose password is being set. */
    chosen: null as AccountCard | null,
  },
  methods: {
    search({ detail }: Told<{ text: string }>) {
      if (detail.text !== this.data.search) this.find(detail.text);
    },
    clearSearch() {
      this.find('');
    },
    find(search: string) {
      this.setData({ search });
      void this.reload({ fresh: true });
    },
    choose({ currentTarget }: Tap<{ id: string }>) {
      const chosen = this.data.cards.find(({ institutionId }) => institutionId === currentTarget.dataset.id);
      if (chosen !== undefined) this.setData({ chosen });
    },
    close() {
      this.setData({ chosen: null });
    },
    reset({ detail: { newPassword } }: Told<{ newPassword: string }>) {
      const { chosen } = this.data;
      if (chosen === null) return;
      const { institutionId, name } = chosen;
      void this.run('reset', async (send) => {
        const { endedSignIns } = await send('institution.resetPassword', { institutionId, newPassword });
        this.close();
        await tell({ title: '密码已重设', content: resetWords(name, endedSignIns) });
        await this.reload();
      });
    },
  },
  rows(request) {
    const { search } = this.data;
    return call('institution.accounts', { ...(search === '' ? {} : { search }), ...request });
  },
  card: accountCard,
});
