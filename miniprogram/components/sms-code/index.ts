import { normalisePhone } from '../../../domain/person/person';
import { defineComponent, detail, nothing } from '../../page/define-component';
import type { Told } from '../../services/events';
import { serverNow } from '../../services/server-clock';
import { NOTHING_TYPED, phoneProblem, sendWord, smsProof, type SmsTyped } from './index.view';

/**
 * A mobile number and the code that is sent there (短信验证码, M2), and the way between this proof and WeChat's phone button. Tells the
 * proof whenever it changes; `phone` is '' while something is missing.
 */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    /** Codes by SMS are to be had here. */
    offered: false,
    /** Somebody has chosen this way. */
    on: false,
    /** What is said of the number, e.g. that it has to be the one on record. */
    placeholder: '本人手机号',
  },
  data: { typed: NOTHING_TYPED, problem: '', word: sendWord(0, false), waits: false },
  own: () => ({ timer: undefined as ReturnType<typeof setInterval> | undefined, resendAt: 0 }),
  events: { change: detail<SmsTyped>(), turn: nothing },
  methods: {
    turn() {
      this.tell('turn');
    },
    type({ currentTarget, detail: { value } }: Told<{ value: string }, { field: keyof SmsTyped }>) {
      const typed = { ...this.data.typed, [currentTarget.dataset.field]: value };
      this.setData({ typed, problem: '' });
      this.tell('change', smsProof(typed) ?? NOTHING_TYPED);
    },
    async send() {
      const { phone } = this.data.typed;
      const problem = phoneProblem(phone);
      if (problem !== '' || this.data.waits) return this.setData({ problem });
      const sent = await this.run('send', (send) => send('phone.sendCode', { phone: normalisePhone(phone) }));
      if (!sent) return;
      this.resendAt = sent.resendAt;
      this.timer ??= setInterval(() => this.tick(), 1000);
      this.tick();
    },
    tick() {
      const left = Math.max(0, Math.ceil((this.resendAt - serverNow()) / 1000));
      this.setData({ word: sendWord(left, true), waits: left > 0 });
      if (left === 0) this.stop();
    },
    stop() {
      if (this.timer !== undefined) clearInterval(this.timer);
      this.timer = undefined;
    },
  },
  detached() {
    this.stop();
  },
});
