import type { OutputOf } from '../../../../contract/index';
import { dayOf } from '../../../../domain/kernel/time';
import { isPersonalCode } from '../../../../domain/attendance/personal-code';
import type { ManualReason } from '../../../../domain/attendance/manual-check-in';
import { errorWords } from '../../../../contract/errors';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { routes } from '../../../page/routes';
import { sheet, tell } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { serverNow } from '../../../services/server-clock';
import { toast } from '../../../services/passing';
import {
  candidateCard,
  doneWords,
  likelySession,
  manualTip,
  reasonChips,
  slotChips,
  standingLine,
  type CandidateCard,
  type SlotChip,
} from './index.view';

type Who = Parameters<typeof call<'slots.ofPerson'>>[1]['who'];
const nothingPicked: { reason: ManualReason | '' } = { reason: '' };
const nobody = { person: null, slots: [], standing: '', sessions: [], sessionId: '', hasSession: true };

/** D8, 现场补签: finds somebody, by search or by their personal code, and checks them in to slots that have begun. */
export const page = definePage(routes.manual, {
  access: 'administrator',
  makes: ['manual.record'],
  data: {
    ...noCards<CandidateCard>(),
    search: '',
    person: null as CandidateCard | null,
    slots: [] as (SlotChip & { on: boolean })[],
    standing: '',
    sessions: [] as OutputOf<'slots.ofPerson'>['sessions'],
    sessionId: '',
    hasSession: true,
    reasons: reasonChips,
    ...nothingPicked,
    note: '',
    tip: '请先选择要补签的人',
  },
  own: () => ({ found: undefined as OutputOf<'slots.ofPerson'> | undefined }),
  methods: {
    refreshTip() {
      const { person, slots, reason, note, hasSession } = this.data;
      const tip = manualTip({
        chosen: person !== null,
        slots: slots.filter(({ on }) => on).length,
        reason,
        note,
        hasSession,
      });
      if (tip !== this.data.tip) this.setData({ tip });
    },
    search({ detail }: Told<{ text: string }>) {
      this.setData({ search: detail.text, ...nobody });
      this.refreshTip();
      void this.reload({ fresh: true });
    },
    scan() {
      void this.run('scan', async () => {
        const scanned = await sheet(() => wx.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] }));
        if (scanned === undefined) return;
        if (!isPersonalCode(scanned.result)) {
          const { title, advice } = errorWords.personalCodeInvalid;
          return tell({ title, content: advice });
        }
        const { rows } = await call('manual.candidates', { by: { code: scanned.result } });
        const [found] = rows;
        if (found) await this.choose({ personNumber: found.personNumber });
      });
    },
    pick({ currentTarget }: Tap<{ number: string }>) {
      void this.run('pick', () => this.choose({ personNumber: currentTarget.dataset.number }));
    },
    async choose(who: Who) {
      const { projectId, batchId } = this.params;
      const found = await call('slots.ofPerson', { projectId, batchId, who });
      this.found = found;
      const session = likelySession(found.sessions, dayOf(serverNow()));
      this.setData({
        person: candidateCard(found.person),
        sessions: found.sessions,
        hasSession: session !== undefined,
      });
      this.showSlots(session?.sessionId ?? '');
    },
    showSlots(sessionId: string) {
      if (!this.found) return;
      const session = this.data.sessions.find((each) => each.sessionId === sessionId);
      const { day = null, topics = [] } = session ?? {};
      const chips = slotChips(this.found, { now: serverNow(), day, topics });
      this.setData({
        sessionId,
        // What runs now is what somebody at the door wants.
        slots: chips.map((chip, index) => ({ ...chip, on: index === 0 })),
        standing: standingLine(this.found, chips),
      });
      this.refreshTip();
    },
    another() {
      this.setData(nobody);
      this.refreshTip();
    },
    toggleSlot({ currentTarget }: Tap<{ index: number }>) {
      const { index } = currentTarget.dataset;
      this.setAt(`slots[${index}].on`, this.data.slots[index]?.on !== true);
      this.refreshTip();
    },
    pickSession({ currentTarget }: Tap<{ id: string }>) {
      this.showSlots(currentTarget.dataset.id);
    },
    pickReason({ currentTarget }: Tap<{ code: ManualReason }>) {
      this.setData({ reason: currentTarget.dataset.code });
      this.refreshTip();
    },
    typeNote({ detail }: Told<{ value: string }>) {
      this.setData({ note: detail.value });
      this.refreshTip();
    },
    submit() {
      const { person, slots, reason, note, sessionId, tip } = this.data;
      if (person === null || reason === '' || tip !== '') return;
      void this.run('submit', async (send) => {
        const done = await send('manual.record', {
          sessionId,
          who: { personNumber: person.personNumber },
          slots: slots.filter(({ on }) => on).map(({ begin }) => begin),
          reason,
          note: note.trim(),
        });
        toast(doneWords(done), 'none');
        this.setData({ ...nobody, ...nothingPicked, note: '' });
        this.refreshTip();
      });
    },
  },
  async rows(request) {
    const { search } = this.data;
    return search === '' ? { rows: [] } : call('manual.candidates', { by: { search }, ...request });
  },
  card: candidateCard,
  async load() {
    const { personId = '' } = this.params;
    if (personId !== '' && this.data.search === '' && this.data.person === null) await this.choose({ personId });
    return { ...(await this.firstCards()), status: 'ready' as const };
  },
});
