import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { sheet } from '../../../page/sheets';
import type { ShownPicture } from '../../../components/picture-row/index';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { toast } from '../../../services/passing';
import {
  answerSheets,
  appealHead,
  consequence,
  evidenceLines,
  shownPictures,
  type Answer,
  type AppealHead,
  type EvidenceLine,
} from './index.view';

const nothingAsked: { asked: (typeof answerSheets)[Answer] } = { asked: answerSheets.grant };

/** D7b, 答复申诉: what somebody says, what the system knows, and the answer with its reason. */
export const page = definePage(routes.appealAnswer, {
  access: 'administrator',
  makes: ['appeal.answer'],
  reloadOnShow: true,
  data: {
    head: null as AppealHead | null,
    evidence: [] as EvidenceLine[],
    pictures: [] as ShownPicture[],
    consequence: '',
    own: false,
    personId: '',
    ...nothingAsked,
    asking: false,
  },
  own: () => ({
    sessions: [] as { sessionId: string; placeName: string }[],
    projectId: '',
    batchId: '',
    sessionId: '',
  }),
  methods: {
    openSlots() {
      const { personId } = this.data;
      const { projectId, batchId } = this;
      void this.run('open', () => open(routes.personSlots, { projectId, batchId, personId }));
    },
    refuse() {
      this.setData({ asked: answerSheets.refuse, asking: true });
    },
    async grant() {
      // Where several halls were open, somebody has to say in which one they were.
      const picked =
        this.sessions.length > 1
          ? await sheet(() =>
              wx.showActionSheet({ itemList: this.sessions.slice(0, 6).map(({ placeName }) => placeName) }),
            )
          : { tapIndex: 0 };
      if (picked === undefined) return;
      this.sessionId = this.sessions[picked.tapIndex]?.sessionId ?? '';
      this.setData({ asked: answerSheets.grant, asking: true });
    },
    cancel() {
      this.setData({ asking: false });
    },
    answer({ detail }: Told<{ reason: string }>) {
      const { appealId } = this.params;
      const { answer, done } = this.data.asked;
      const { sessionId } = this;
      void this.run('answer', async (send) => {
        await send('appeal.answer', {
          appealId,
          answer,
          reason: detail.reason,
          ...(answer === 'grant' && sessionId !== '' ? { sessionId } : {}),
        });
        this.setData({ asking: false });
        toast(done, 'none');
        await this.reload();
      });
    },
  },
  async load() {
    const appeal = await call('appeal.get', this.params);
    this.sessions = appeal.sessions;
    this.projectId = appeal.projectId;
    this.batchId = appeal.batchId;
    return {
      head: appealHead(appeal),
      evidence: evidenceLines(appeal),
      pictures: shownPictures(appeal),
      consequence: consequence(appeal),
      own: appeal.own,
      personId: appeal.personId,
    };
  },
});
