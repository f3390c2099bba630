import { defineComponent, nothing } from '../../page/define-component';

const acts = {
  look: { word: '查看', tone: 'c-b b' },
  replace: { word: '更换', tone: 'c2' },
  remove: { word: '删除', tone: 'c-ret' },
};
const first: { act: keyof typeof acts } = { act: 'look' };

/** What can be done with the file of a row, as a word at its end. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    ...first,
    /** What it is done with, for those who hear the word without its row. */
    of: '',
  },
  data: { shown: acts.look },
  events: { press: nothing },
  observers: {
    act(act: keyof typeof acts) {
      this.setData({ shown: acts[act] });
    },
  },
  methods: {
    press() {
      this.tell('press');
    },
  },
});
