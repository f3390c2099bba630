import { defineComponent, detail, nothing } from '../../../../page/define-component';
import type { Tap } from '../../../../services/events';
import type { Conflict } from './two-versions';

/** One field that both have changed, and what was chosen; '' until then. */
interface Row {
  key: string;
  label: string;
  mine: string;
  theirs: string;
  locked: boolean;
  picked: Version | '';
}
type Version = 'mine' | 'theirs';

/**
 * Sheet for two people who changed one form (rules: "Two at once"): who the other one was, both versions of each field side by side, and
 * which to take. It tells what only the other one has changed as well. The page owns `conflict`; null while there is none.
 */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    visible: false,
    conflict: null as Conflict | null,
    /** What happens once all is chosen: 按这样保存. */
    confirmText: '按这样保存',
    busy: false,
  },
  data: { rows: [] as Row[], open: 0, choosable: 0, lost: 0 },
  events: { cancel: nothing, choose: detail<{ theirs: string[] }>() },
  observers: {
    conflict(conflict: Conflict | null) {
      const before = new Map(this.data.rows.map((row) => [row.key, row]));
      const rows = (conflict?.both ?? []).map((row): Row => {
        const known = before.get(row.key);
        const same = known?.mine === row.mine && known.theirs === row.theirs;
        return { ...row, picked: row.locked ? 'theirs' : same ? known.picked : '' };
      });
      this.show(rows);
    },
  },
  methods: {
    show(rows: Row[]) {
      const lost = rows.filter(({ locked }) => locked).length;
      const open = rows.filter(({ picked }) => picked === '').length;
      this.setData({ rows, open, lost, choosable: rows.length - lost });
    },
    pick({ currentTarget }: Tap<{ key: string; version: Version }>) {
      const { key, version } = currentTarget.dataset;
      this.show(this.data.rows.map((row) => (row.key === key && !row.locked ? { ...row, picked: version } : row)));
    },
    pickAll({ currentTarget }: Tap<{ version: Version }>) {
      const { version } = currentTarget.dataset;
      this.show(this.data.rows.map((row) => (row.locked ? row : { ...row, picked: version })));
    },
    closed({ detail: { visible } }: { detail: { visible: boolean } }) {
      if (!visible) this.cancel();
    },
    cancel() {
      if (!this.data.busy) this.tell('cancel');
    },
    confirm() {
      const { rows, open, busy } = this.data;
      if (busy || open > 0) return;
      this.tell('choose', { theirs: rows.filter(({ picked }) => picked === 'theirs').map(({ key }) => key) });
    },
  },
});
