import type { RosterStanding } from '../../../../domain/person/roster';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap } from '../../../services/events';
import { toast } from '../../../services/passing';
import { rosterView, type RosterView } from './index.view';

/** 花名册 (P4c): who of the institution's list has registered and who has not, and the way to a new import. */
export const page = definePage(routes.roster, {
  access: 'administrator',
  data: { shown: null as RosterView | null },
  // What was decided on the pages above shows here.
  reloadOnShow: true,
  methods: {
    openPeople({ currentTarget }: Tap<{ standing: RosterStanding }>) {
      const { standing } = currentTarget.dataset;
      void this.run('open', () => open(routes.rosterPeople, { standing }));
    },
    openMatches() {
      void this.run('open', () => open(routes.rosterPeople, { standing: 'matches' }));
    },
    openBad() {
      const importId = this.data.shown?.importId ?? '';
      void this.run('open', () => open(routes.rosterRows, { importId, kind: 'bad' }));
    },
    begin() {
      void this.run('open', () => open(routes.rosterImport, {}));
    },
    clear() {
      void this.run('clear', async (send) => {
        const sure = await ask({
          title: '删除整份花名册？',
          content: '只删除名单，已注册的人和他们的学分不变。需要时可以重新导入。',
          confirmText: '删除',
        });
        if (!sure) return;
        await send('roster.clear', {});
        toast('已删除');
        await this.reload();
      });
    },
  },
  async load() {
    const answer = await call('roster.get', {});
    const shown = rosterView(answer, { imported: this.params.imported === true });
    return { shown, status: shown === null ? ('empty' as const) : ('ready' as const) };
  },
});
