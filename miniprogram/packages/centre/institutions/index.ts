import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import type { InstitutionFacts } from '../components/institution-form/index.view';
import { accountCard, type AccountCard } from './index.view';

/** The hospitals with their accounts, which the centre gives out (M1). */
export const page = definePage(routes.institutions, {
  access: 'administrator',
  data: {
    ...noCards<AccountCard>(),
    search: '',
    adding: false,
  },
  reloadOnShow: true,
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
      void this.run('open', () => open(routes.institution, { institutionId: currentTarget.dataset.id }));
    },
    add() {
      this.setData({ adding: true });
    },
    close() {
      this.setData({ adding: false });
    },
    save({ detail }: Told<InstitutionFacts>) {
      void this.run('add', async (send) => {
        const { institutionId } = await send('institution.add', detail);
        this.close();
        await open(routes.institution, { institutionId });
      });
    },
  },
  rows(request) {
    const { search } = this.data;
    return call('institution.accounts', { ...(search === '' ? {} : { search }), ...request });
  },
  card: accountCard,
});
