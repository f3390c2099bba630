import type { PickerOption } from '../../../components/search-picker/filter';
import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import type { Act } from '../../../page/actions';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import {
  departmentCard,
  mergeOptions,
  mergeQuestion,
  moved,
  NAME_MAX,
  nameProblem,
  refusalWords,
  totalLine,
  type Department,
  type DepartmentCard,
  type Way,
  WAYS,
} from './index.view';
import { toast } from '../../../services/passing';

/** 科室管理 (M3): add, rename, and remove what nobody belongs to. */
export const page = definePage(routes.departments, {
  access: 'administrator',
  makes: ['department.save', 'department.remove', 'department.arrange', 'department.merge'],
  data: {
    total: '',
    cards: [] as DepartmentCard[],
    /** The sheet: for a new department, or for this one. */
    editing: false,
    edited: null as DepartmentCard | null,
    name: '',
    problem: '',
    nameMax: NAME_MAX,
    /** The order is being changed: rows have arrows, and nothing is saved yet. */
    arranging: false,
    ways: WAYS,
    /** The sheet of departments that this one may be merged into. */
    merging: false,
    others: [] as PickerOption[],
  },
  own: () => ({ departments: [] as Department[], orderSeen: 0 }),
  methods: {
    add() {
      this.setData({ editing: true, edited: null, name: '', problem: '' });
    },
    edit({ currentTarget }: Tap<{ id: string }>) {
      const edited = this.data.cards.find(({ departmentId }) => departmentId === currentTarget.dataset.id);
      if (edited !== undefined && !this.data.looksOnly && !this.data.arranging)
        this.setData({ editing: true, edited, name: edited.name, problem: '' });
    },
    close() {
      if (this.data.busy === '') this.setData({ editing: false });
    },
    closed({ detail }: Told<{ visible: boolean }>) {
      if (!detail.visible) this.close();
    },
    type({ detail }: Told<{ value: string }>) {
      this.setData({ name: detail.value, problem: '' });
    },
    save() {
      const { edited, name: typed } = this.data;
      const departmentId = edited?.departmentId ?? '';
      const problem = nameProblem(typed, this.departments, departmentId);
      if (problem !== '') return this.setData({ problem });
      const name = typed.trim();
      if (departmentId === '') void this.change('save', '已添加', (send) => send('department.save', { name }));
      else void this.change('save', '已改名', (send) => send('department.save', { departmentId, name }));
    },
    async remove() {
      const { edited } = this.data;
      if (edited === null) return;
      const { departmentId, name } = edited;
      const sure = await ask({
        title: `删除「${name}」？`,
        content: '学员注册时将不能再选这个科室。',
        confirmText: '删除',
      });
      if (sure) await this.change('remove', '已删除', (send) => send('department.remove', { departmentId }));
    },
    arrange() {
      this.setData({ arranging: true });
    },
    move({ currentTarget }: Tap<{ id: string; way: Way }>) {
      const { id, way } = currentTarget.dataset;
      this.setData({ cards: moved(this.data.cards, id, way) });
    },
    keepOrder() {
      this.setData({ arranging: false, cards: this.departments.map(departmentCard) });
    },
    async saveOrder() {
      const departmentIds = this.data.cards.map(({ departmentId }) => departmentId);
      const { orderSeen } = this;
      const saved = await this.run('order', (send) => send('department.arrange', { departmentIds, orderSeen }));
      if (!saved) return;
      this.setData({ arranging: false });
      toast('顺序已保存', 'none');
      await this.reload();
    },
    openMerge() {
      const { edited } = this.data;
      if (edited !== null)
        this.setData({ editing: false, merging: true, others: mergeOptions(this.departments, edited.departmentId) });
    },
    closeMerge() {
      this.setData({ merging: false });
    },
    async merge({ detail: { value: intoId } }: Told<PickerOption>) {
      const { edited } = this.data;
      const from = this.departments.find(({ departmentId }) => departmentId === edited?.departmentId);
      const into = this.departments.find(({ departmentId }) => departmentId === intoId);
      this.closeMerge();
      if (from === undefined || into === undefined) return;
      if (!(await ask({ ...mergeQuestion(from, into), confirmText: '并入' }))) return;
      const { departmentId } = from;
      const merged = await this.run('merge', (send) => send('department.merge', { departmentId, intoId }));
      if (!merged) return;
      toast('已并入，人员稍后转完', 'none');
      await this.reload();
    },
    /** Runs a change; a refusal that has words of its own is said in the sheet, and what was typed stays. */
    async change(action: 'save' | 'remove', done: string, act: Act<unknown>) {
      const changed = await this.run(action, async (send) => {
        try {
          await act(send);
          return true;
        } catch (error) {
          const problem = refusalWords(error);
          if (problem === '') throw error;
          this.setData({ problem });
          return false;
        }
      });
      if (changed !== true) return;
      this.setData({ editing: false });
      toast(done, 'none');
      await this.reload();
    },
  },
  async load() {
    const { rows, orderSeen } = await call('department.list', {});
    this.departments = rows;
    this.orderSeen = orderSeen;
    return {
      total: totalLine(rows),
      cards: rows.map(departmentCard),
      status: rows.length === 0 ? ('empty' as const) : ('ready' as const),
    };
  },
});
