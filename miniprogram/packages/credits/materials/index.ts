import type { Template } from '../../../../domain/message/templates';
import type { HistoryStep } from '../../../components/review-history/history';
import { call, CallFailure } from '../../../services/call';
import type { Told } from '../../../services/events';
import { openFile } from '../../../services/open-file';
import { pickAndUpload } from '../../../services/upload';
import { toast } from '../../../services/passing';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import {
  changeRows,
  dueNote,
  isOpen,
  kindRows,
  missingTip,
  progressOf,
  roundHistory,
  roundNote,
  systemRows,
  type ChangeRow,
  type DueNote,
  type KindRow,
  type Materials,
  type RoundNote,
  type SystemRow,
} from './index.view';

/** WeChat lets at most nine pictures be picked at once. */
const FILES_AT_ONCE = 9;

/** What the sheet asks for (P5b). */
const asksNothing: { ask: Template | '' } = { ask: '' };

/** A10: the meeting materials of one grant round (M23). */
export const page = definePage(routes.materials, {
  access: 'administrator',
  makes: ['materials.submit'],
  data: {
    head: { level: '', number: '', title: '', state: '' },
    progress: { done: 0, total: 5 },
    system: [] as SystemRow[],
    kinds: [] as KindRow[],
    note: null as RoundNote | null,
    history: [] as HistoryStep[],
    open: false,
    tip: '',
    due: null as DueNote | null,
    changes: [] as ChangeRow[],
    /** Returned, and still what they were: an answer in words is asked for. */
    unchanged: false,
    answering: false,
    answer: '',
    ...asksNothing,
  },
  own: () => ({ round: undefined as Materials['round'] | undefined }),
  methods: {
    openSystem({ currentTarget }: Told<object, { code: SystemRow['code'] }>) {
      const { round } = this;
      if (round === undefined) return;
      const { projectId, batchId, roundId } = round;
      void this.run('open', () =>
        currentTarget.dataset.code === 'grantList'
          ? open(routes.roundPeople, { roundId })
          : open(routes.records, { projectId, batchId }),
      );
    },
    upload({ currentTarget }: Told<object, { kind: KindRow['kind']; id?: string }>) {
      const { kind, id: replaces } = currentTarget.dataset;
      void this.run('upload', async (send) => {
        const files = await pickAndUpload({
          types: kind === 'sitePhotos' ? ['image'] : ['pdf', 'image'],
          count: replaces === undefined ? FILES_AT_ONCE : 1,
          purpose: 'material',
        });
        try {
          // One after the other: each is a change of its own, and one that fails keeps those before it.
          for (const file of files)
            await send('materials.addFile', {
              ...{ roundId: this.params.roundId, kind, file },
              ...(replaces === undefined ? {} : { replaces }),
            });
        } finally {
          if (files.length > 0) await this.reload();
        }
      });
    },
    look({ currentTarget }: Told<object, { id: string }>) {
      const file = { roundId: this.params.roundId, fileId: currentTarget.dataset.id };
      void this.run('look', () => openFile(() => call('materials.fileUrl', file)));
    },
    remove({ currentTarget }: Told<object, { id: string; name: string }>) {
      const { id, name } = currentTarget.dataset;
      void this.run('remove', async (send) => {
        if (!(await ask({ title: '删除这个文件？', content: name, confirmText: '删除' }))) return;
        try {
          await send('materials.removeFile', { roundId: this.params.roundId, fileId: id });
        } finally {
          await this.reload();
        }
      });
    },
    askAnswer() {
      this.setData({ answering: true });
    },
    stopAnswering() {
      this.setData({ answering: false });
    },
    submitAnswered({ detail: { reason } }: Told<{ reason: string }>) {
      this.handIn(reason);
    },
    submit() {
      this.handIn('');
    },
    handIn(answer: string) {
      void this.run('submit', async (send) => {
        const yes =
          answer !== '' ||
          (await ask({
            title: '提交中心审核？',
            content: '提交后资料不能再改；审核通过后全部学分一起生效。',
            confirmText: '提交',
            cancelText: '再看看',
          }));
        if (!yes) return;
        try {
          await send('materials.submit', {
            roundId: this.params.roundId,
            ...(answer === '' ? {} : { answer }),
          });
          toast('已提交');
          this.stopAnswering();
          this.setData({ ask: 'materialsResult' });
        } catch (error) {
          if (error instanceof CallFailure) await this.reload();
          throw error;
        }
        await this.reload();
      });
    },
  },
  async load() {
    const materials = await call('materials.get', { roundId: this.params.roundId });
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
      due: dueNote(materials),
      changes: changeRows(materials),
      unchanged: materials.unchanged && materials.missing.length === 0,
    };
  },
});
