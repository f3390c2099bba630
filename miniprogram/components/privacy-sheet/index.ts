import { defineComponent } from '../../page/define-component';
import type { Told } from '../../services/events';
import { privacyAskers, type PrivacyQuestion } from '../../services/privacy';
import { privacyWords } from './index.view';

/**
 * P5c: WeChat asks whether somebody agrees to the privacy guide before the first API that takes personal data; this asks for it, with what
 * this one is for. Lies on every page that uses such an API.
 */
export const component = defineComponent({
  options: { virtualHost: true },
  data: { visible: false, words: privacyWords('') },
  own: () => ({
    waiting: [] as PrivacyQuestion[],
    asker: undefined as ((question: PrivacyQuestion) => void) | undefined,
  }),
  methods: {
    /** Two APIs at once wait for one answer. */
    ask(question: PrivacyQuestion) {
      this.waiting.push(question);
      this.setData({ visible: true, words: privacyWords(question.api) });
      question.shown();
    },
    openGuide() {
      wx.openPrivacyContract({});
    },
    /** WeChat tells that its button was pressed. */
    agree() {
      this.end(true);
    },
    disagree() {
      this.end(false);
    },
    closed({ detail: { visible } }: Told<{ visible: boolean }>) {
      if (!visible) this.end(false);
    },
    end(agreed: boolean) {
      const questions = this.waiting;
      this.waiting = [];
      this.setData({ visible: false });
      for (const question of questions) question.end(agreed);
    },
    stand() {
      this.asker ??= (question) => this.ask(question);
      privacyAskers.stand(this.asker);
    },
    leave() {
      if (this.asker !== undefined) privacyAskers.leave(this.asker);
    },
  },
  attached() {
    this.stand();
  },
  pageShown() {
    this.stand();
  },
  pageHidden() {
    this.leave();
  },
  detached() {
    this.leave();
    for (const question of this.waiting) question.end(false);
  },
});
