import { h } from '../dom';
import { asString, hover, instances, type TagDefinition } from './tag';

export const view: TagDefinition = {
  create(tag) {
    hover(tag);
    return {
      update(property) {
        if (property === 'hidden') tag.host.toggleAttribute('hidden', tag.data['hidden'] === true);
      },
    };
  },
};

export const text: TagDefinition = {
  create: (tag) => ({
    update(property) {
      if (property === 'userSelect' || property === 'selectable') {
        tag.host.toggleAttribute('user-select', tag.data['userSelect'] === true || tag.data['selectable'] === true);
      }
    },
  }),
};

/** Content that is drawn above everything else; in one document that is where it stands already. */
export const rootPortal: TagDefinition = { create: () => ({}) };

/** Style of the page element itself. */
export const pageMeta: TagDefinition = {
  create: (tag) => ({
    update(property) {
      if (property !== 'pageStyle' && property !== 'pageOrientation') return;
      const value = asString(tag.data[property]);
      const apply = () =>
        property === 'pageStyle'
          ? tag.host.closest('wx-page')?.setAttribute('style', value)
          : tag.host.closest('.mp-page')?.setAttribute('data-orientation', value);
      // When a page is made, its template is not yet in the document.
      if (tag.host.isConnected) apply();
      else queueMicrotask(apply);
    },
  }),
};

export const label: TagDefinition = {
  create({ host, data }) {
    host.addEventListener('click', (event) => {
      const { target } = event;
      if (target instanceof Element && target.closest('input,textarea,wx-button,wx-radio,wx-checkbox,wx-switch'))
        return;
      const wanted = asString(data['for']);
      const control = wanted
        ? host.closest('wx-page')?.querySelector(`[id$="${CSS.escape(wanted)}"]`)
        : host.querySelector('wx-radio,wx-checkbox,wx-switch,wx-input,wx-textarea,wx-button');
      if (control) instances.get(control)?.instance.activate?.();
    });
    return {};
  },
};

const OBJECT_FIT: Record<string, string> = {
  scaleToFill: 'fill',
  aspectFit: 'contain',
  aspectFill: 'cover',
  widthFix: 'fill',
  heightFix: 'fill',
};

export const image: TagDefinition = {
  create({ host, data, emit }) {
    const picture = h('img', '', '', { alt: '' });
    host.append(picture);
    picture.onload = () => emit('load', { width: picture.naturalWidth, height: picture.naturalHeight });
    picture.onerror = () => emit('error', { errMsg: 'load fail' });
    return {
      update(property) {
        if (property === 'src' && data['src']) picture.src = asString(data['src']);
        if (property === 'mode') {
          host.setAttribute('mode', asString(data['mode']));
          picture.style.objectFit = OBJECT_FIT[asString(data['mode'])] ?? 'none';
        }
      },
    };
  },
};

/** `canvas type="2d"`: the node that a query finds is a real canvas with WeChat's extra methods. */
export const canvas: TagDefinition = {
  create({ host }) {
    const element = h('canvas');
    host.append(element);
    const node = Object.assign(element, {
      createImage: () => new Image(),
      requestAnimationFrame: (callback: FrameRequestCallback) => requestAnimationFrame(callback),
      cancelAnimationFrame: (handle: number) => cancelAnimationFrame(handle),
    });
    return { node };
  },
};

/** A map: a panel with the pin in its middle. There are no streets in a browser without a network. */
export const map: TagDefinition = {
  create({ host }) {
    host.append(h('span', 'mp-pin', ''));
    return {};
  },
};
