import assert from 'node:assert/strict';
import type { Step } from './step';

/** The centre looks after the table that credits go by. */
export const rulesStory: Step[] = [
  {
    name: 'the centre sees each figure with its source, and what nobody has confirmed',
    async run({ right, picture }) {
      await right.handTo('he-jing');
      await right.tab('管理');
      await right.tap(/^学分规则表/);
      await right.sees('25.00 学分');
      await picture('rule-table');
      await right.tap(/^待确认 \d+$/);
      await right.doesNotSee('年度要求');
      await picture('rule-table-open');
      await right.tap(/^待确认 \d+$/);
    },
  },
  {
    name: 'it vouches for a figure that was uncertain',
    async run({ right, picture }) {
      await right.tap(/^单个项目最多/);
      await right.sees('待确认');
      await right.tap('确认按此执行');
      await right.overlay('确认').click();
      await right.sees('中心已确认');
      await picture('rule-confirmed');
      await right.back();
      await right.sees('中心已确认');
    },
  },
  {
    name: 'another dated row says before it is saved what it would change, and the old one stays',
    async run({ right, picture }) {
      await right.tap(/^主讲 · 国家级/);
      await right.fill('每学时', '0.5');
      await right.sees(/的主讲 \d+ 位，合计/);
      await right.sees('已授的学分都不变');
      await picture('rule-preview');
      const before = await right.text(/的主讲 \d+ 位，合计/).count();
      assert.equal(before, 1);
      await right.fill('依据', '本省的通知，2025 年第 9 号');
      await right.tap('保存新规则');
      await right.sees('每学时 0.50');
      await right.tap(/^主讲 · 国家级/);
      await right.sees('每学时 2.00');
      await picture('rule-rows');
    },
  },
  {
    name: 'it sets a term for its own decisions, and sees what is overdue',
    async run({ right, picture, clockTo, cloud }) {
      await right.back();
      await right.tap(/^审核期限/);
      await right.fill('数值', '5');
      await right.fill('依据', '中心审核办法第 3 条');
      await right.tap('保存新规则');
      await right.sees('5 天');
      await right.back();
      // What waits since before the term is judged by the day on which it came: there was none then.
      await right.doesNotSee(/件逾期未审/);
      await clockTo(cloud.clock.now());
      await picture('term-set');
    },
  },
];
