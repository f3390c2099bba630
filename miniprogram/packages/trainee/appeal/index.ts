import type { FileRef } from '../../../../contract/common';
import type { OutputOf } from '../../../../contract/index';
import type { ManualReason } from '../../../../domain/attendance/manual-check-in';
import type { ShownPicture } from '../../../components/picture-row/index';
import { REASON_MAX } from '../../../components/return-reason/reason';
import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call, CallFailure } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { toast, whileLoading } from '../../../services/passing';
import { acceptable, pickImages, sendFile, type PickedFile } from '../../../services/upload';
import {
  aboutOf,
  appealCards,
  appealTip,
  dayChips,
  footWords,
  headingOf,
  nothingWords,
  questionOf,
  reasonChips,
  roomForPictures,
  slotChoices,
  type About,
  type AppealCard,
  type SlotChoice,
} from './index.view';

type Basis = OutputOf<'appeal.basis'>;

/** A picture that goes with an appeal, and where it lies once it is uploaded. */
interface Picture extends PickedFile {
  key: string;
  sent?: FileRef;
}
const nothingPicked: { reason: ManualReason | ''; about: About } = { reason: '', about: null };

/** D7, 申诉: somebody says that they were there, or that an outcome is wrong; and what became of what they have said. */
export const page = definePage(routes.appeal, {
  data: {
    projectId: '',
    title: '',
    heading: '',
    question: '',
    days: [] as { day: string; label: string }[],
    /** The one that is meant; '' of another kind. */
    day: '',
    slots: [] as SlotChoice[],
    reasons: reasonChips,
    ...nothingPicked,
    note: '',
    noteMax: REASON_MAX,
    pictures: [] as ShownPicture[],
    room: 0,
    cards: [] as AppealCard[],
    foot: '',
    nothing: '',
    tip: '',
  },
  own: () => ({
    basis: undefined as Basis | undefined,
    picked: [] as Picture[],
    added: 0,
    /** What was sent is dealt with: the address that led here says nothing any more. */
    done: false,
  }),
  methods: {
    refreshTip() {
      const tip = appealTip(this.data);
      if (tip !== this.data.tip) this.setData({ tip });
    },
    show(about: About) {
      if (this.basis) this.setData(shownOf(this.basis, about));
      this.refreshTip();
    },
    pickDay({ currentTarget }: Tap<{ day: string }>) {
      this.show({ kind: 'attendance', day: currentTarget.dataset.day });
    },
    toggleSlot({ currentTarget }: Tap<{ index: number }>) {
      const { index } = currentTarget.dataset;
      this.setAt(`slots[${index}].on`, this.data.slots[index]?.on !== true);
      this.refreshTip();
    },
    pickReason({ currentTarget }: Tap<{ code: ManualReason }>) {
      this.setData({ reason: currentTarget.dataset.code });
      this.refreshTip();
    },
    typeNote({ detail }: Told<{ value: string }>) {
      this.setData({ note: detail.value });
      this.refreshTip();
    },
    showPictures(picked: Picture[]) {
      this.picked = picked;
      this.setData({
        pictures: picked.map(({ key, path }, index) => ({ key, path, name: `第 ${index + 1} 张照片` })),
        room: roomForPictures(picked),
      });
    },
    addPicture() {
      void this.run('add', async () => {
        const added = await acceptable(await pickImages(roomForPictures(this.picked)), ['image']);
        this.showPictures([...this.picked, ...added.map((file) => ({ ...file, key: `p${(this.added += 1)}` }))]);
      });
    },
    removePicture({ detail }: Told<{ key: string }>) {
      this.showPictures(this.picked.filter(({ key }) => key !== detail.key));
    },
    submit() {
      const { about, slots, reason, note, tip } = this.data;
      if (about === null || tip !== '') return;
      const said =
        about.kind === 'attendance'
          ? { kind: about.kind, slots: slots.filter(({ on }) => on).map(({ begin }) => begin) }
          : about;
      void this.run('submit', async (send) => {
        try {
          await whileLoading('正在提交', async () => {
            for (const picture of this.picked) picture.sent ??= await sendFile(picture, 'appeal');
            await send('appeal.ask', {
              projectId: this.params.projectId,
              batchId: this.params.batchId,
              about: said,
              reason: reason === '' ? 'other' : reason,
              note: note.trim(),
              pictures: this.picked.flatMap(({ sent }) => (sent === undefined ? [] : [sent])),
            });
          });
        } catch (error) {
          // An upload is good for an hour: the next try sends it anew.
          if (error instanceof CallFailure && (error.code === 'uploadExpired' || error.code === 'fileNotYours'))
            for (const picture of this.picked) delete picture.sent;
          throw error;
        }
        this.done = true;
        this.setData({ ...nothingPicked, note: '' });
        this.showPictures([]);
        toast('已提交，等举办单位答复', 'none');
        await this.reload();
      });
    },
    async withdraw({ currentTarget }: Tap<{ id: string }>) {
      const { id: appealId } = currentTarget.dataset;
      if (
        !(await ask({
          title: '撤回这份申诉？',
          content: '撤回后照片会删除；截止前可以重新提交。',
          confirmText: '撤回',
        }))
      )
        return;
      await this.run('withdraw', async (send) => {
        await send('appeal.withdraw', { appealId });
        toast('已撤回');
        await this.reload();
      });
    },
  },
  async load() {
    const { projectId, batchId } = this.params;
    const basis = await call('appeal.basis', { projectId, batchId });
    this.basis = basis;
    // What is being written stays, unless its day cannot be appealed any more.
    const { about } = this.data;
    const stays = about !== null && (about.kind !== 'attendance' || basis.days.some(({ day }) => day === about.day));
    const form = stays ? {} : shownOf(basis, aboutOf(this.done ? {} : this.params, basis));
    return {
      ...form,
      title: basis.title,
      projectId,
      days: dayChips(basis),
      cards: appealCards(basis.appeals),
      room: roomForPictures(this.picked),
    };
  },
});

/** The form about something. It comes with the rest of the page: a field that is made before it is shown has no height. */
const shownOf = (basis: Basis, about: About) => {
  const slots = about?.kind === 'attendance' ? slotChoices(basis, about.day) : [];
  return {
    about,
    day: about?.kind === 'attendance' ? about.day : '',
    slots,
    heading: headingOf(about),
    question: questionOf(about),
    foot: footWords(basis, about),
    nothing: nothingWords(basis, about),
    tip: appealTip({ about, slots, reason: '', note: '' }),
  };
};
