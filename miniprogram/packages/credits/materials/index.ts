import type { Template } from '../../../../domain/message/templates';
import type { HistoryStep } from '../../../components/review-history/history';
import { call, CallFailure } from '../../../services/call';
import type { Told } from '../../../services/events';
import { generatedRows, type GeneratedRow } from '../../../services/generated-words';
import { openFile } from '../../../services/open-file';
import { pickAndUpload } from '../../../services/upload';
import { toast } from '../../../services/passing';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask, dial } from '../../../page/sheets';
import {
  changeRows,
  dueNote,
  isOpen,
  kindRows,
  makingOf,
  missingTip,
  peopleLine,
  progressOf,
  recordsLine,
  roundHistory,
  roundNote,
  type ChangeRow,
  type DueNote,
  type KindRow,
  type Making,
  type Materials,
  type RoundNote,
} from './index.view';

/** WeChat lets at most nine pictures be picked at once. */
const FILES_AT_ONCE = 9;

const POLL_MS = 1500;

/** What the sheet asks for (P5b). */
const asksNothing: { ask: Template | '' } = { ask: '' };

/** A10: the meeting materials of one grant round (M23). */
export const page = definePage(routes.materials, {
  access: 'administrator',
  makes: ['materials.submit'],
  data: {
    head: { level: '', number: '', title: '', state: '' },
    progress: { done: 0, total: 0 },
    generated: [] as GeneratedRow[],
    making: { act: '', running: false, done: 0, total: 0 } as Making,
    records: '',
    people: '',
    /** The institution's own words in the report, as they are saved; and whether they are being written. */
    summary: '',
    writing: false,
    /** The round has a report. */
    hasReport: false,
    centre: null as Materials['centre'],
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
    /** The answer says why it is late. */
    late: false,
    answer: '',
    ...asksNothing,
  },
  own: () => ({
    round: undefined as Materials['round'] | undefined,
    visible: false,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
  }),
  reloadOnShow: true,
  methods: {
    cancelTimer() {
      if (this.timer !== undefined) clearTimeout(this.timer);
      this.timer = undefined;
    },
    /** The making goes on by itself; only looking at it stops. */
    rest() {
      this.visible = false;
      this.cancelTimer();
    },
    lookAgain() {
      this.cancelTimer();
      if (this.visible && this.data.making.running) this.timer = setTimeout(() => void this.reload(), POLL_MS);
    },
    openRecords() {
      const { round } = this;
      if (round === undefined) return;
      const { projectId, batchId } = round;
      void this.run('open', () => open(routes.records, { projectId, batchId }));
    },
    openPeople() {
      void this.run('open', () => open(routes.roundPeople, { roundId: this.params.roundId }));
    },
    make() {
      void this.run('make', async (send) => {
        try {
          await send('materials.make', { roundId: this.params.roundId });
        } finally {
          await this.reload();
        }
      });
    },
    write() {
      this.setData({ writing: true });
    },
    stopWriting() {
      this.setData({ writing: false });
    },
    saveSummary({ detail: { text } }: Told<{ text: string }>) {
      void this.run('summarise', async (send) => {
        await send('materials.summarise', { roundId: this.params.roundId, text });
        this.stopWriting();
        await this.reload();
      });
    },
    callCentre() {
      const { centre } = this.data;
      if (centre !== null) void this.run('dial', () => dial(centre.contactPhone));
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
      this.setData({ answering: true, late: false });
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
          // Later than the rule says: the reason is asked for, and nothing else has happened.
          if (error instanceof CallFailure && error.code === 'lateReasonRequired')
            return this.setData({ answering: true, late: true });
          if (error instanceof CallFailure) await this.reload();
          throw error;
        }
        await this.reload();
      });
    },
  },
  async load() {
    this.cancelTimer();
    const materials = await call('materials.get', { roundId: this.params.roundId });
    const { round } = materials;
    this.round = round;
    const kinds = kindRows(materials);
    return {
      head: { level: round.creditLevel, number: round.projectNumber, title: round.title, state: round.state },
      progress: progressOf(materials),
      generated: generatedRows(materials.generated, materials.toMake),
      making: makingOf(materials),
      records: recordsLine(materials),
      people: peopleLine(materials),
      summary: materials.summary,
      hasReport: materials.generated.some(({ item }) => item === 'report'),
      centre: materials.centre,
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
  loaded() {
    this.lookAgain();
  },
  onShow() {
    this.visible = true;
  },
  onHide() {
    this.rest();
  },
  onUnload() {
    this.rest();
  },
});
