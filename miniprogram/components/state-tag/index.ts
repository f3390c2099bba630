import { defineComponent } from '../../page/define-component';
import { stateWords, type StateKind, type StateWords, type Tone } from './state-words';

const ofPage: { kind: StateKind | ''; tone: Tone } = { kind: '', tone: 'neutral' };
const nothingSaid: { shown: StateWords } = { shown: { word: '', tone: 'neutral', icon: '' } };

/**
 * A state as word + colour + icon. `kind` and `state` name it; `note` follows the word (「待生效 · 中心审核中」). A page with a
 * state of its own gives `word`, `tone` and `icon` instead.
 */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { ...ofPage, state: '', note: '', word: '', icon: '' },
  data: nothingSaid,
  observers: {
    'kind, state, word, tone, icon'(kind: StateKind | '', state: string, word: string, tone: Tone, icon: string) {
      this.setData({ shown: kind === '' ? { word, tone, icon } : stateWords(kind, state) });
    },
  },
});
