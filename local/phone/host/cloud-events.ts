import type { SentMessage } from '../desk/outbox';

/** What the local cloud tells its phones, by name. */
export interface CloudEvents {
  /** It was so many epoch milliseconds just now. */
  clock: { now: number };
  /** There is new code: of the phone's own program, or of the functions alone. */
  code: { of: 'phone' | 'functions' };
  /** WeChat has sent a subscription message. */
  message: SentMessage;
}
type CloudEventName = keyof CloudEvents;

const CLOUD_EVENTS: readonly CloudEventName[] = ['clock', 'code', 'message'];

/** One event on its way from the desk to a phone. */
export type PassedOn = { [Name in CloudEventName]: { type: Name; data: CloudEvents[Name] } }[CloudEventName];

/** Opens the stream of events. Once a window: a browser keeps six connections to one host. */
export function openCloudEvents(hear: (event: PassedOn) => void): void {
  const source = new EventSource('/control/events');
  for (const type of CLOUD_EVENTS) {
    source.addEventListener(type, (event: MessageEvent<string>) => {
      const data: unknown = JSON.parse(event.data);
      hear({ type, data } as PassedOn);
    });
  }
}

/** Hears the events of a phone: on the desk the desk passes them on; a phone alone in its window has a stream of its own. */
export function listenOnPhone(hear: (event: PassedOn) => void): void {
  addEventListener('message', ({ data, origin }: MessageEvent<PassedOn | null>) => {
    if (origin === location.origin && CLOUD_EVENTS.some((type) => type === data?.type)) hear(data as PassedOn);
  });
  if (parent === window) openCloudEvents(hear);
}
