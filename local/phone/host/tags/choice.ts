import { h } from '../dom';
import { asString, instances, type Tag, type TagDefinition } from './tag';

/** A radio, checkbox or switch around a real control, so that keyboard and screen reader find one. */
function toggle(kind: 'radio' | 'checkbox' | 'switch'): TagDefinition {
  return {
    create({ host, data, emit, set }) {
      const control = h('input', kind === 'switch' ? 'mp-switch' : '');
      control.type = kind === 'radio' ? 'radio' : 'checkbox';
      if (kind === 'switch') control.setAttribute('role', 'switch');
      host.prepend(control);
      const initial = data['checked'] === true;

      const changed = () => {
        set({ checked: control.checked });
        if (kind === 'switch') return emit('change', { value: control.checked });
        const group = host.closest(`wx-${kind}-group`);
        if (group === null) return;
        if (kind === 'radio') {
          for (const other of group.querySelectorAll('wx-radio'))
            if (other !== host) instances.get(other)?.tag.set({ checked: false });
        }
        instances.get(group)?.instance.activate?.();
      };
      const flip = () => {
        if (data['disabled'] === true || (kind === 'radio' && control.checked)) return;
        control.checked = !control.checked;
        changed();
      };
      control.addEventListener('click', (event) => event.stopPropagation());
      control.addEventListener('change', changed);
      host.addEventListener('click', flip);
      return {
        control,
        activate: flip,
        ...(kind === 'switch' ? { field: { get: () => control.checked, reset: () => set({ checked: initial }) } } : {}),
        update(property) {
          if (property === 'checked') control.checked = data['checked'] === true;
          if (property === 'disabled') control.disabled = data['disabled'] === true;
          if (property === 'color' && data['color']) control.style.accentColor = asString(data['color']);
        },
      };
    },
  };
}

/** The checked members of a group: one value for radios, a list for checkboxes. */
function group(kind: 'radio' | 'checkbox'): TagDefinition {
  return {
    create({ host, emit }) {
      const members = (): Tag[] =>
        [...host.querySelectorAll(`wx-${kind}`)].flatMap((element) => instances.get(element)?.tag ?? []);
      const get = () => {
        const values = members()
          .filter((member) => member.data['checked'] === true)
          .map((member) => member.data['value']);
        return kind === 'radio' ? (values[0] ?? '') : values;
      };
      return {
        activate: () => emit('change', { value: get() }),
        field: { get, reset: () => members().forEach((member) => member.set({ checked: false })) },
      };
    },
  };
}

export const radio = toggle('radio');
export const checkbox = toggle('checkbox');
export const switchTag = toggle('switch');
export const radioGroup = group('radio');
export const checkboxGroup = group('checkbox');

/** Native picker: a browser's own list, date or time control lies over the content, invisible. */
export const picker: TagDefinition = {
  create({ host, data, emit, set }) {
    const timed = data['mode'] === 'date' || data['mode'] === 'time';
    const control = timed ? h('input', 'mp-picker') : h('select', 'mp-picker');
    if (control instanceof HTMLInputElement)
      control.type = data['fields'] === 'month' ? 'month' : asString(data['mode']);
    host.append(control);
    control.addEventListener('change', () => {
      set({ value: control.value });
      emit('change', { value: control.value });
    });
    const fill = () => {
      const range = Array.isArray(data['range']) ? (data['range'] as unknown[]) : [];
      const key = asString(data['rangeKey']);
      const label = (item: unknown) =>
        asString(key && typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[key] : item);
      if (control instanceof HTMLSelectElement)
        control.replaceChildren(...range.map((item, index) => new Option(label(item), String(index))));
      control.value = asString(data['value']);
    };
    return {
      control,
      field: { get: () => (timed ? control.value : Number(control.value)), reset: fill },
      update(property) {
        if (['range', 'rangeKey', 'value'].includes(property)) fill();
        if (property === 'disabled') control.disabled = data['disabled'] === true;
        control.setAttribute('aria-label', asString(data['ariaLabel']));
        if (control instanceof HTMLInputElement) {
          if (property === 'start') control.min = asString(data['start']);
          if (property === 'end') control.max = asString(data['end']);
        }
      },
    };
  },
};

/** A form: collects its built-in fields by name. */
export const form: TagDefinition = {
  create({ host, emit }) {
    const fields = () =>
      [...host.querySelectorAll('*')].flatMap((element) => {
        const found = instances.get(element);
        const name = asString(found?.tag.data['name']);
        return found?.instance.field && name ? [{ name, field: found.instance.field }] : [];
      });
    host.addEventListener('mp-submit', () =>
      emit('submit', { value: Object.fromEntries(fields().map(({ name, field }) => [name, field.get()])) }),
    );
    host.addEventListener('mp-reset', () => {
      fields().forEach(({ field }) => field.reset());
      emit('reset', {});
    });
    return {};
  },
};
