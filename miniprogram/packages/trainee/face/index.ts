import { FACE_TICKET_MS } from '../../../../domain/attendance/face';
import { definePage } from '../../../page/define-page';
import { leave, open, replace } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call, CallFailure } from '../../../services/call';
import { problemOf } from '../../../services/face-problem';
import { faceScan } from '../../../services/face-scan';
import { titleBar, toast, whileLoading } from '../../../services/passing';
import { showOutcome } from '../../../services/scan';
import { takeSelfie } from '../../../services/selfie';
import { enrolledLine, stepOf, titles, type FaceStep } from './index.view';

/** D5, D5b, D5c: one photograph with a consent of its own; the picture that a scan waits for; and taking the consent back. */
export const page = definePage(routes.face, {
  data: {
    step: 'enrol' as FaceStep,
    agreed: false,
    /** Why the last picture did not do; '' before. */
    problem: '',
    enrolledLine: '',
    until: 0,
    total: FACE_TICKET_MS,
  },
  methods: {
    toggle() {
      this.setData({ agreed: !this.data.agreed });
    },
    openPrivacy() {
      void this.run('open', () => open(routes.privacy, {}));
    },
    openCode() {
      void this.run('openCode', () => open(routes.personalCode, {}));
    },
    over() {
      void this.reload();
    },
    later() {
      void this.run('later', () => leave(routes.traineeHome));
    },
    /** Takes a picture and does something with it; what is wrong with the picture is said on the page. */
    async withPicture(act: (photo: string) => Promise<void>) {
      const photo = await takeSelfie();
      if (photo === undefined) return;
      this.setData({ problem: '' });
      try {
        await whileLoading('正在核对', () => act(photo));
      } catch (error) {
        const problem = error instanceof CallFailure ? problemOf(error.code, error.details) : undefined;
        if (problem === undefined) throw error;
        this.setData({ problem });
      }
    },
    enrol() {
      void this.run('enrol', (send) =>
        this.withPicture(async (photo) => {
          await send('face.enrol', { photo, consent: true });
          toast('已登记');
          await this.reload();
        }),
      );
    },
    shoot() {
      const waiting = faceScan.get();
      if (waiting === undefined) return void this.reload();
      void this.run('shoot', (send) =>
        this.withPicture(async (photo) => {
          const { record, awaitsConfirmation } = await send('face.checkIn', { qrText: waiting.qrText, photo });
          faceScan.forget();
          showOutcome(
            record === null
              ? { kind: 'faceWaits' }
              : { kind: 'recorded', record, late: awaitsConfirmation, awaitsConfirmation },
          );
          await replace(routes.scanResult, {});
        }),
      );
    },
    async withdraw() {
      const sure = await ask({
        title: '撤回同意并删除照片？',
        content: '登记照马上删除，待核对的自拍也一起删除。已有的签到不变；以后要核对人脸的场次，由工作人员补签。',
        confirmText: '撤回并删除',
      });
      if (!sure) return;
      void this.run('withdraw', async (send) => {
        await send('face.withdraw', {});
        toast('已删除');
        this.setData({ agreed: false });
        await this.reload();
      });
    },
  },
  async load() {
    const { enrolledAt } = await call('face.mine', {});
    const waiting = faceScan.get();
    const step = stepOf({ enrolledAt, waits: waiting !== undefined });
    titleBar(titles[step]);
    return { step, until: waiting?.until ?? 0, enrolledLine: enrolledAt === null ? '' : enrolledLine(enrolledAt) };
  },
});
