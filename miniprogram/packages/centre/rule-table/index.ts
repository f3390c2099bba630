import { tracks, USUAL_TRACK, type RuleFigure, type Track } from '../../../../domain/kernel/rule-table';
import { dayOf } from '../../../../domain/kernel/time';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { serverNow } from '../../../services/server-clock';
import type { OutputOf } from '../../../../contract/index';
import { ruleTableView, type RuleFilter, type RuleTableView } from './index.view';

const nothingChosen: { track: Track; filter: RuleFilter; on: string } = { track: USUAL_TRACK, filter: '', on: '' };

/** G11: the rule table of the centre, by track, on a day. */
export const page = definePage(routes.ruleTable, {
  access: 'administrator',
  data: { ...nothingChosen, tracks, view: null as RuleTableView | null },
  own: () => ({ table: null as OutputOf<'ruleTable.list'> | null }),
  opened({ track }) {
    if (track !== undefined) this.setData({ track });
  },
  reloadOnShow: true,
  methods: {
    pickTrack({ currentTarget }: Tap<{ track: Track }>) {
      this.setData({ track: currentTarget.dataset.track });
      void this.reload({ fresh: true });
    },
    pickDay({ detail }: Told<{ value: string }>) {
      this.setData({ on: detail.value });
      void this.reload();
    },
    pickFilter({ currentTarget }: Tap<{ filter: RuleFilter }>) {
      const { filter: picked } = currentTarget.dataset;
      const filter = picked === this.data.filter ? '' : picked;
      if (this.table) this.setData({ filter, view: ruleTableView(this.table, filter) });
    },
    openFigure({ currentTarget }: Tap<{ figure: RuleFigure }>) {
      const { track } = this.data;
      void this.run('open', () => open(routes.ruleEdit, { track, figure: currentTarget.dataset.figure }));
    },
  },
  async load() {
    const { track, filter } = this.data;
    const on = this.data.on || dayOf(serverNow());
    const table = await call('ruleTable.list', { track, on });
    this.table = table;
    return { on, view: ruleTableView(table, filter) };
  },
});
