import { call, CallFailure } from '../../../services/call';
import { initialLoad } from '../../../services/load';
import { openFile, pickAndUpload } from '../../../services/upload';
import { pageLook } from '../../../styles/page-look';
import type { HistoryStep } from '../../projects/documents/index.view';
import { loadForAdministrator } from '../../../services/administrator';
import { busyWhile, send } from '../../../services/command';
import { open, parameter } from '../../../services/navigate';
import {
  isOpen,
  kindRows,
  missingTip,
  progressOf,
  roundHistory,
  roundNote,
  systemRows,
  type KindRow,
  type Materials,
  type RoundNote,
  type SystemRow,
} from './index.view';

/** WeChat lets at most nine pictures be picked at once. */
const FILES_AT_ONCE = 9;

type KindTap = WechatMiniprogram.TouchEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { kind: KindRow['kind'] }
>;
type FileTap = WechatMiniprogram.TouchEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { id: string; name: string }
>;

/** A10: the meeting materials of one grant round (M23). */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    busy: false,
    head: { level: '', number: '', title: '', state: '' },
    progress: { done: 0, total: 5 },
    system: [] as SystemRow[],
    kinds: [] as KindRow[],
    note: null as RoundNote | null,
    history: [] as HistoryStep[],
    open: false,
    tip: '',
    /** The kind whose files the sheet shows. */
    shown: null as KindRow | null,
    sheet: false,
  },
  roundId: '',
  round: undefined as Materials['round'] | undefined,
  onLoad(options: Record<string, string | undefined>) {
    this.roundId = parameter(options, 'roundId');
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  async load() {
    await loadForAdministrator(this, async () => {
      const materials = await call('materials.get', { roundId: this.roundId });
      const { round } = materials;
      this.round = round;
      const kinds = kindRows(materials);
      return {
        head: { level: round.creditLevel, number: round.projectNumber, title: round.title, state: round.state },
        progress: progressOf(materials),
        system: systemRows(materials),
        kinds,
        note: roundNote(materials),
        history: roundHistory(materials),
        open: isOpen(materials),
        tip: isOpen(materials) ? missingTip(materials) : '',
        shown: kinds.find(({ kind }) => kind === this.data.shown?.kind) ?? null,
      };
    });
  },
  openSystem(
    event: WechatMiniprogram.TouchEvent<
      WechatMiniprogram.IAnyObject,
      WechatMiniprogram.IAnyObject,
      { code: SystemRow['code'] }
    >,
  ) {
    if (this.round === undefined) return;
    const { projectId, batchId } = this.round;
    if (event.currentTarget.dataset.code === 'grantList') open('round-people', { roundId: this.roundId });
    else open('records', { projectId, batchId });
  },
  openKind(event: KindTap) {
    const shown = this.data.kinds.find(({ kind }) => kind === event.currentTarget.dataset.kind) ?? null;
    this.setData({ shown, sheet: shown !== null });
  },
  closeSheet() {
    this.setData({ sheet: false });
  },
  sheetChanged(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
    if (!event.detail.visible) this.closeSheet();
  },
  upload(event: KindTap) {
    const { kind } = event.currentTarget.dataset;
    void busyWhile(this, async () => {
      const files = await pickAndUpload({
        types: kind === 'sitePhotos' ? ['image'] : ['pdf', 'image'],
        count: FILES_AT_ONCE,
      });
      try {
        // One after the other: each is a change of its own, and one that fails keeps those before it.
        for (const file of files) await send('materials.addFile', { roundId: this.roundId, kind, file });
      } finally {
        if (files.length > 0) await this.load();
      }
    });
  },
  look(event: FileTap) {
    const { id } = event.currentTarget.dataset;
    void busyWhile(this, async () => {
      const { url, fileName } = await call('materials.fileUrl', { roundId: this.roundId, fileId: id });
      await openFile(url, fileName);
    });
  },
  remove(event: FileTap) {
    const { id, name } = event.currentTarget.dataset;
    void busyWhile(this, async () => {
      const { confirm } = await wx.showModal({
        title: '删除这个文件？',
        content: name,
        confirmText: '删除',
        cancelText: '取消',
      });
      if (!confirm) return;
      try {
        await send('materials.removeFile', { roundId: this.roundId, fileId: id });
      } finally {
        await this.load();
      }
      if (this.data.shown?.done !== true) this.closeSheet();
    });
  },
  submit() {
    void busyWhile(this, async () => {
      const { confirm } = await wx.showModal({
        title: '提交中心审核？',
        content: '提交后资料不能再改；审核通过后全部学分一起生效。',
        confirmText: '提交',
        cancelText: '再看看',
      });
      if (!confirm) return;
      try {
        await send('materials.submit', { roundId: this.roundId });
        void wx.showToast({ title: '已提交' });
      } catch (error) {
        if (error instanceof CallFailure) await this.load();
        throw error;
      }
      await this.load();
    });
  },
});
