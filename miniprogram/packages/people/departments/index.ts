import { loadForAdministrator } from '../../../services/administrator';
import { call } from '../../../services/call';
import { busyWhile, send } from '../../../services/command';
import type { Tap, Told } from '../../../services/events';
import { initialLoad } from '../../../services/load';
import { pageLook } from '../../../styles/page-look';
import {
  departmentCard,
  NAME_MAX,
  nameProblem,
  refusalWords,
  totalLine,
  type Department,
  type DepartmentCard,
} from './index.view';

/** 科室管理 (M3): add, rename, and remove what nobody belongs to. */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    busy: false,
    total: '',
    cards: [] as DepartmentCard[],
    /** The sheet: for a new department, or for this one. */
    editing: false,
    edited: null as DepartmentCard | null,
    name: '',
    problem: '',
    nameMax: NAME_MAX,
  },
  departments: [] as Department[],
  onLoad() {
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  async load() {
    await loadForAdministrator(this, async () => {
      const { rows } = await call('department.list', {});
      this.departments = rows;
      return { total: totalLine(rows), cards: rows.map(departmentCard), status: rows.length === 0 ? 'empty' : 'ready' };
    });
  },
  add() {
    this.setData({ editing: true, edited: null, name: '', problem: '' });
  },
  edit({ currentTarget }: Tap<{ id: string }>) {
    const edited = this.data.cards.find(({ departmentId }) => departmentId === currentTarget.dataset.id);
    if (edited !== undefined) this.setData({ editing: true, edited, name: edited.name, problem: '' });
  },
  close() {
    if (!this.data.busy) this.setData({ editing: false });
  },
  closed({ detail }: Told<{ visible: boolean }>) {
    if (!detail.visible) this.close();
  },
  type({ detail }: Told<{ value: string }>) {
    this.setData({ name: detail.value, problem: '' });
  },
  save() {
    const { edited, name } = this.data;
    const departmentId = edited?.departmentId ?? '';
    const problem = nameProblem(name, this.departments, departmentId);
    if (problem !== '') return this.setData({ problem });
    const input = departmentId === '' ? { name: name.trim() } : { departmentId, name: name.trim() };
    void this.change(() => send('department.save', input), departmentId === '' ? '已添加' : '已改名');
  },
  async remove() {
    const { edited } = this.data;
    if (edited === null) return;
    const { confirm } = await wx.showModal({
      title: `删除「${edited.name}」？`,
      content: '学员注册时将不能再选这个科室。',
      confirmText: '删除',
      cancelText: '取消',
    });
    if (confirm) await this.change(() => send('department.remove', { departmentId: edited.departmentId }), '已删除');
  },
  /** Runs a change; a refusal that has words of its own is said in the sheet, and what was typed stays. */
  async change(act: () => Promise<unknown>, done: string) {
    const answer = await busyWhile(this, async () => {
      try {
        return await act();
      } catch (error) {
        const problem = refusalWords(error);
        if (problem === '') throw error;
        this.setData({ problem });
        return undefined;
      }
    });
    if (answer === undefined) return;
    this.setData({ editing: false });
    void wx.showToast({ title: done, icon: 'none' });
    await this.load();
  },
});
