/** Until where somebody has read their messages. One marker a reader: no message is written when it is read. */
import { DAY_MS } from '../kernel/time';

/** Older messages are taken away. */
export const MESSAGE_KEPT_MS = 365 * DAY_MS;

/** More unread messages than this are shown as `99+`. */
export const MOST_UNREAD_COUNTED = 100;

/** Messages opened one by one that a marker remembers; with more, it moves on to the oldest of them. */
export const MOST_OPENED = 100;

/** A message as a marker knows it. */
export interface Opened {
  messageId: string;
  /** When it was told, epoch milliseconds. */
  at: number;
}

export interface ReadMarker {
  /** Whatever was told until then counts as read, this instant included. */
  until: number;
  /** Those after it that were opened one by one. */
  opened: readonly Opened[];
}

export const nothingRead: ReadMarker = { until: 0, opened: [] };

/** After this instant lie the messages that can be unread: those before it are read, or were taken away. */
export function unreadAfter({ until }: ReadMarker, now: number): number {
  return Math.max(until, now - MESSAGE_KEPT_MS);
}

export function isUnread(message: Opened, { until, opened }: ReadMarker): boolean {
  return message.at > until && !opened.some(({ messageId }) => messageId === message.messageId);
}

/**
 * How many messages are unread, counted no further than {@link MOST_UNREAD_COUNTED}.
 * @param told how many were told after {@link unreadAfter}
 */
export function countUnread(told: number, marker: ReadMarker, now: number): number {
  const after = unreadAfter(marker, now);
  const opened = marker.opened.filter(({ at }) => at > after).length;
  return Math.min(Math.max(0, told - opened), MOST_UNREAD_COUNTED);
}

/**
 * The marker once a message was opened. Opened again it stays as it is. A marker that remembers too much moves on to the oldest
 * message it remembers: what was left unread before that one counts as read.
 */
export function withOpened(marker: ReadMarker, message: Opened): ReadMarker {
  if (!isUnread(message, marker)) return marker;
  const opened = [...marker.opened, message].sort((a, b) => a.at - b.at);
  const oldest = opened[0];
  return opened.length <= MOST_OPENED || !oldest
    ? { until: marker.until, opened }
    : allReadUntil({ until: marker.until, opened }, oldest.at);
}

/** The marker once everything up to an instant was read. It never moves back. */
export function allReadUntil({ until, opened }: ReadMarker, at: number): ReadMarker {
  const moved = Math.max(until, at);
  return { until: moved, opened: opened.filter((each) => each.at > moved) };
}
