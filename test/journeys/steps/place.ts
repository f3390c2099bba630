import type { Step } from '../step';
import type { Stage } from '../stage';

/** The trainee's phone is carried somewhere else on the map. */
const carryTo = async ({ page }: Stage, place: string): Promise<void> => {
  await page.getByLabel('左边手机的位置').selectOption(place);
};

/** A second hall looks at places (M11): who stands in it, who does not, and whom it refuses. The right phone shows its code. */
export const placeSteps: Step[] = [
  {
    name: 'the hall looks at places: chosen on the map, with its radius',
    rows: ['M11'],
    async run({ right, picture }) {
      await right.tap('设置');
      await right.top.getByLabel('核对位置', { exact: true }).click();
      await right.overlay(/市中心医院 门诊楼/).click();
      await right.sees('点这里在地图上重选');
      await right.top
        .getByLabel('核对位置', { exact: true })
        .and(right.top.getByRole('switch', { checked: true }))
        .waitFor();
      await picture('place-chosen');
      await right.tap('保存设置');
      await right.doesNotSee('保存设置');
    },
  },
  {
    name: 'a trainee is asked once whether the scan may take a position, and is found inside',
    rows: ['M11'],
    async run(stage) {
      const { left, picture } = stage;
      await stage.clockTo(stage.cloud.clock.now() + 60_000);
      await carryTo(stage, '市中心医院 学术报告厅');
      await left.handTo('zhou-min');
      await left.tap('扫码考勤');
      await left.sees('签到时核对一下位置？');
      await picture('place-consent');
      await left.tap('同意并扫码');
      await left.overlay('允许').click();
      await left.sees('签到成功');
      await left.sees('会场内');
      await picture('place-inside');
    },
  },
  {
    name: 'a scan from another part of town is recorded and says that it was marked',
    rows: ['M11'],
    async run(stage) {
      const { left, picture } = stage;
      await stage.clockTo(stage.cloud.clock.now() + 60_000);
      await carryTo(stage, '滨江会展中心');
      await left.handTo('zhou-min');
      await left.tap('扫码考勤');
      await left.sees('会场外，由管理员核对');
      await picture('place-outside');
    },
  },
  {
    name: 'where the administrator refuses those, the way by hand is named',
    rows: ['M11'],
    async run(stage) {
      const { left, right, picture } = stage;
      await right.tap('设置');
      await right.top.getByRole('radio', { name: '拒绝签到' }).click();
      await right.tap('保存设置');
      await right.doesNotSee('保存设置');
      await stage.clockTo(stage.cloud.clock.now() + 60_000);
      await left.handTo('zhou-min');
      await left.tap('扫码考勤');
      await left.sees('不在会场范围内');
      await left.button('个人码').waitFor();
      await picture('place-refused');
    },
  },
];
