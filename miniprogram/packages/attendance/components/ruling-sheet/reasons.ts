import type { InputOf } from '../../../../../contract/index';

type Ruling = InputOf<'ruling.make'>['ruling'];

/** The sheet that asks for the reason of a ruling. */
export interface ReasonAsked {
  ruling: Ruling;
  title: string;
  confirm: string;
  reasons: string[];
  /** Who reads the reason. */
  reader: string;
  done: string;
}

export const reasonSheets: Record<Ruling, ReasonAsked> = {
  removed: {
    ruling: 'removed',
    title: '为什么撤下这条签到',
    confirm: '撤下签到',
    reasons: ['本人不在现场', '他人代签', '扫的是转发的图片', '补签选错了人'],
    reader: '本人',
    done: '已撤下',
  },
  restored: {
    ruling: 'restored',
    title: '为什么恢复这条签到',
    confirm: '恢复签到',
    reasons: ['核实本人在场', '撤下时选错了'],
    reader: '本人',
    done: '已恢复',
  },
  verified: {
    ruling: 'verified',
    title: '怎么核实的',
    confirm: '核实无误',
    reasons: ['现场见到本人', '与签到表一致', '电话核实过'],
    reader: '看日志的人',
    done: '已标为核实无误',
  },
};

export const noReason: ReasonAsked = reasonSheets.removed;
