import { h } from '../dom';

/** Where dialogs and sheets of the phone itself appear: above every page. */
function layer(): HTMLElement {
  return document.querySelector<HTMLElement>('.mp-screen') ?? document.body;
}

/** An open dialog or sheet. `close` takes it away. */
export interface Overlay {
  panel: HTMLElement;
  close: () => void;
}

/** Open a dialog in the middle or a sheet from below. The rest of the phone is out of reach meanwhile. */
export function openOverlay(kind: 'dialog' | 'sheet' | 'full', label: string): Overlay {
  const before = document.activeElement;
  const mask = h('div', `mp-mask mp-mask-${kind}`);
  const panel = h('div', `mp-${kind}`, '', {
    role: 'dialog',
    'aria-modal': 'true',
    'aria-label': label,
    tabindex: '-1',
  });
  mask.append(panel);
  // Fingers on the mask are not for the page below.
  for (const type of ['touchstart', 'touchmove', 'touchend'])
    mask.addEventListener(type, (event) => event.stopPropagation());
  layer().append(mask);
  panel.focus();
  return {
    panel,
    close() {
      mask.remove();
      if (before instanceof HTMLElement) before.focus();
    },
  };
}

/** A button of a dialog. */
export function overlayButton(text: string, act: () => void, className = ''): HTMLButtonElement {
  const button = h('button', className, text, { type: 'button' });
  button.onclick = act;
  return button;
}

export interface ModalOptions {
  title?: string;
  content?: string;
  showCancel?: boolean;
  cancelText?: string;
  confirmText?: string;
  editable?: boolean;
  placeholderText?: string;
}

export function showModal(options: ModalOptions): Promise<{ confirm: boolean; cancel: boolean; content?: string }> {
  const {
    title = '',
    content = '',
    showCancel = true,
    cancelText = '取消',
    confirmText = '确定',
    editable = false,
  } = options;
  return new Promise((resolve) => {
    const { panel, close } = openOverlay('dialog', title || content);
    if (title) panel.append(h('b', 'mp-dialog-title', title));
    const input = editable ? h('input', 'mp-dialog-input') : undefined;
    if (input) {
      input.value = content;
      input.placeholder = options.placeholderText ?? '';
      panel.append(input);
    } else panel.append(h('p', '', content));
    const row = h('div', 'mp-dialog-row');
    const end = (confirm: boolean) => {
      close();
      resolve({ confirm, cancel: !confirm, ...(input && confirm ? { content: input.value } : {}) });
    };
    if (showCancel) row.append(overlayButton(cancelText, () => end(false)));
    row.append(overlayButton(confirmText, () => end(true), 'mp-strong'));
    panel.append(row);
  });
}

export function showActionSheet({
  itemList,
  alertText = '',
}: {
  itemList: string[];
  alertText?: string;
}): Promise<{ tapIndex: number }> {
  return new Promise((resolve, reject) => {
    const { panel, close } = openOverlay('sheet', alertText || '请选择');
    if (alertText) panel.append(h('p', '', alertText));
    itemList.forEach((text, tapIndex) =>
      panel.append(
        overlayButton(text, () => {
          close();
          resolve({ tapIndex });
        }),
      ),
    );
    panel.append(
      overlayButton(
        '取消',
        () => {
          close();
          reject(new Error('cancel'));
        },
        'mp-cancel',
      ),
    );
  });
}

/** How long a toast stays when the app does not say, in ms. */
const TOAST_DURATION = 1500;
const TOAST_SIGNS: Record<string, string> = { success: '✓', error: '✕', loading: '', none: '' };

let toast: HTMLElement | undefined;
let fading: ReturnType<typeof setTimeout> | undefined;

export function hideToast(): void {
  clearTimeout(fading);
  toast?.remove();
  toast = undefined;
}

export interface ToastOptions {
  title: string;
  icon?: string;
  duration?: number;
  mask?: boolean;
}

/** A loading toast stays until it is hidden. */
export function showToast({ title, icon = 'success', duration = TOAST_DURATION }: ToastOptions, loading = false): void {
  hideToast();
  const kind = loading ? 'loading' : icon;
  toast = h('div', `mp-toast mp-toast-${kind}`, '', { role: 'status' });
  if (kind !== 'none') toast.append(h('i', '', TOAST_SIGNS[kind] ?? '✓', { 'aria-hidden': 'true' }));
  toast.append(h('p', '', title));
  layer().append(toast);
  if (!loading) fading = setTimeout(hideToast, duration);
}
