import { stateWords, type StateKind } from './state-words';

/**
 * A state as word + colour + icon. `kind` and `state` name it; `note` follows the word (「待生效 · 中心审核中」). A page with a
 * state of its own gives `word`, `tone` and `icon` instead.
 */
Component({
  options: { virtualHost: true },
  properties: {
    kind: { type: String, value: '' },
    state: { type: String, value: '' },
    note: { type: String, value: '' },
    word: { type: String, value: '' },
    tone: { type: String, value: 'neutral' },
    icon: { type: String, value: '' },
  },
  data: { shown: { word: '', tone: 'neutral', icon: '' } },
  observers: {
    'kind, state, word, tone, icon': function (
      kind: StateKind | '',
      state: string,
      word: string,
      tone: string,
      icon: string,
    ) {
      this.setData({ shown: kind === '' ? { word, tone, icon } : stateWords(kind, state) });
    },
  },
});
