import { asString, hover, type TagDefinition } from './tag';

/** What a button with `open-type` asks of the phone around it. */
export interface OpenTypes {
  /** Ask for the phone number of the person who holds the phone. Resolves with the event's detail. */
  getPhoneNumber(): Promise<{ code?: string; errMsg: string; errno?: number }>;
  /** The person has pressed the button that agrees to the privacy guide. */
  agreePrivacyAuthorization(buttonId: string): void;
  /** Share the current page by a card. */
  share(target: { dataset: Record<string, unknown> }): void;
}

/** The id that stands in the template: glass-easel writes it behind a prefix of its component. */
const idOf = (host: HTMLElement): string => host.id.split('--').at(-1) ?? '';

let openTypes: OpenTypes | undefined;

/** The phone's answer to `open-type`; set once at the start. */
export function provideOpenTypes(provided: OpenTypes): void {
  openTypes = provided;
}

export const button: TagDefinition = {
  create(tag) {
    const { host, data, emit } = tag;
    host.setAttribute('role', 'button');
    host.tabIndex = 0;
    hover(tag);
    const press = () => {
      if (data['disabled'] === true) return;
      const form = host.closest('wx-form');
      if (data['formType'] === 'submit') form?.dispatchEvent(new CustomEvent('mp-submit'));
      if (data['formType'] === 'reset') form?.dispatchEvent(new CustomEvent('mp-reset'));
      if (data['openType'] === 'share') openTypes?.share({ dataset: { ...host.dataset } });
      if (data['openType'] === 'agreePrivacyAuthorization') {
        openTypes?.agreePrivacyAuthorization(idOf(host));
        emit('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' });
      }
      if (data['openType'] === 'getPhoneNumber')
        void openTypes?.getPhoneNumber().then((detail) => emit('getphonenumber', detail));
    };
    host.addEventListener('click', press);
    return {
      activate: () => host.click(),
      update(property) {
        if (property === 'size' || property === 'type') host.setAttribute(property, asString(data[property]));
        if (property === 'disabled' || property === 'plain' || property === 'loading')
          host.toggleAttribute(property, data[property] === true);
        if (property === 'disabled') {
          host.setAttribute('aria-disabled', String(data['disabled'] === true));
          host.tabIndex = data['disabled'] === true ? -1 : 0;
        }
      },
    };
  },
};
