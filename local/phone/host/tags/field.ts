import { h } from '../dom';
import { asString, type TagDefinition } from './tag';

/** Which keyboard a phone would show. */
const INPUT_MODES: Record<string, string> = { number: 'numeric', digit: 'decimal' };

/** A text field. What the app's `bindinput` returns replaces the text, as in WeChat. */
function field(kind: 'input' | 'textarea'): TagDefinition {
  return {
    create({ host, data, emit, set, scoped }) {
      const element = h(kind);
      // A browser starts with two lines; a phone's field that grows with its text starts with one.
      if (element instanceof HTMLTextAreaElement) element.rows = 1;
      const initial = asString(data['value']);
      let composing = false;
      host.append(element);

      const grow = () => {
        if (kind !== 'textarea' || data['autoHeight'] !== true) return;
        host.style.height = 'auto';
        element.style.height = 'auto';
        // What is not laid out yet has no height of its own, and keeps the usual one.
        if (element.scrollHeight > 0) element.style.height = `${element.scrollHeight}px`;
      };
      const take = () => {
        if (composing) return;
        set({ value: element.value });
        grow();
        emit('input', { value: element.value, cursor: element.selectionStart ?? element.value.length }, (answer) => {
          if (answer === undefined || answer === null) return;
          const replaced = typeof answer === 'object' && 'value' in answer ? asString(answer.value) : asString(answer);
          element.value = replaced;
          set({ value: replaced });
        });
      };
      element.addEventListener('input', take);
      element.addEventListener('compositionstart', () => (composing = true));
      element.addEventListener('compositionend', () => {
        composing = false;
        take();
      });
      element.addEventListener('focus', () => emit('focus', { value: element.value, height: 0 }));
      element.addEventListener('blur', () =>
        emit('blur', { value: element.value, cursor: element.selectionStart ?? 0 }),
      );
      element.addEventListener('keydown', (event) => {
        if (event instanceof KeyboardEvent && event.key === 'Enter' && kind === 'input')
          emit('confirm', { value: element.value });
      });

      const placeholderColour = () => {
        const classes = scoped(asString(data['placeholderClass']));
        const style = asString(data['placeholderStyle']);
        if (classes.length === 0 && style === '') return;
        const probe = h('i', classes.join(' '), '', { style, hidden: '' });
        host.append(probe);
        element.style.setProperty('--placeholder', getComputedStyle(probe).color);
        probe.remove();
      };
      const on: Record<string, (value: unknown) => void> = {
        value: (value) => {
          if (!composing && element.value !== asString(value)) element.value = asString(value);
          queueMicrotask(grow);
        },
        placeholder: (value) => (element.placeholder = asString(value)),
        placeholderClass: () => requestAnimationFrame(placeholderColour),
        placeholderStyle: () => requestAnimationFrame(placeholderColour),
        disabled: (value) => (element.disabled = value === true),
        maxlength: (value) => {
          if (Number(value) >= 0) element.maxLength = Number(value);
          else element.removeAttribute('maxlength');
        },
        focus: (value) => value === true && setTimeout(() => element.focus()),
        type: (value) => {
          if (!(element instanceof HTMLInputElement)) return;
          element.type = data['password'] === true || value === 'safe-password' ? 'password' : 'text';
          element.inputMode = INPUT_MODES[asString(value)] ?? 'text';
        },
        password: () => on['type']?.(data['type']),
      };
      return {
        control: element,
        activate: () => element.focus(),
        field: { get: () => element.value, reset: () => set({ value: initial }) },
        update: (property) => on[property]?.(data[property]),
      };
    },
  };
}

export const input = field('input');
export const textarea = field('textarea');
