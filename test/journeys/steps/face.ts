import { facePhoto, type FacePhoto } from '../../support/face-photos';
import { administratorOf, approvedProjectId } from './hall';
import { opensMessage } from './messages';
import type { Step } from '../step';
import type { Phone, Stage } from '../stage';

/** The phone's camera takes this picture. */
async function takes(phone: Phone, button: string, photo: FacePhoto): Promise<void> {
  await phone.tap(button);
  const camera = { name: `${photo}.jpg`, mimeType: 'image/jpeg', buffer: facePhoto(photo) };
  await phone.frame.locator('input[type="file"]').last().setInputFiles(camera);
}

const aMinuteLater = (stage: Stage): Promise<void> => stage.clockTo(stage.cloud.clock.now() + 60_000);

/** A second hall asks for a face (M11): enrolled with a consent of its own, passed, and compared by a person where it is not clear. The right phone shows its code. */
export const faceSteps: Step[] = [
  {
    name: 'the hall asks for a face, and for no place any more',
    rows: ['M11'],
    async run({ right, picture }) {
      await right.tap('设置');
      await right.top.getByLabel('核对位置', { exact: true }).click();
      await right.top.getByLabel('人脸识别', { exact: true }).click();
      await picture('face-setting');
      await right.tap('保存设置');
      await right.doesNotSee('保存设置');
    },
  },
  {
    name: 'a scan waits for its picture; the first time one photograph is enrolled with a consent of its own',
    rows: ['M11'],
    async run(stage) {
      const { left, picture } = stage;
      await aMinuteLater(stage);
      await left.handTo('zhou-min');
      await left.tap('扫码考勤');
      await left.sees('还差一张自拍');
      await picture('face-required');
      await left.tap('去自拍');
      await left.sees('登记一张本人照片');
      await left.top.getByRole('checkbox').click();
      await picture('face-enrol');
      await takes(left, '同意并拍照', 'anna');
      await left.sees('请拍一张自拍');
      await picture('face-selfie');
    },
  },
  {
    name: 'a blurred picture is told why, and their own selfie passes',
    rows: ['M11'],
    async run({ left, picture }) {
      await takes(left, '拍自拍', 'blurred');
      await left.sees(/照片太模糊/);
      await picture('face-blurred');
      await takes(left, '拍自拍', 'annaElsewhere');
      await left.sees('签到成功');
      await picture('face-passed');
    },
  },
  {
    name: 'pictures that are not clear count for nothing, and the administrator compares them: somebody else is refused with a reason',
    rows: ['M11'],
    async run(stage) {
      const { left, picture } = stage;
      for (const photo of ['carla', 'annaInSunglasses'] as const) {
        await aMinuteLater(stage);
        await left.handTo('zhou-min');
        await left.tap('扫码考勤');
        await left.tap('去自拍');
        await takes(left, '拍自拍', photo);
        await left.sees('照片待管理员核对');
      }
      const projectId = await approvedProjectId(administratorOf(stage));
      const query = new URLSearchParams({ projectId, batchId: 'b1' });
      await left.open('li-jianhua', `packages/attendance/faces/index?${query.toString()}`);
      await left.sees('待核对 1 / 2');
      await left.tap('登记照，放大');
      await left.sees('点照片缩小');
      await picture('face-grey');
      await left.tap('登记照，缩小');
      await left.tap('不是本人');
      await left.tap('不是同一个人');
      await left.tap('不计入这次签到');
      await left.sees('待核对 1 / 1');
    },
  },
  {
    name: 'the same person in sunglasses is confirmed, and checked in',
    rows: ['M11'],
    async run({ left, picture }) {
      await picture('face-sunglasses');
      await left.tap('是本人，计入');
      await left.sees('没有待核对的照片');
      await left.handTo('zhou-min');
      await opensMessage(left, /照片没有通过核对，签到没有计入/);
    },
  },
];
