import { tabBadge } from './passing';
import type { Session } from './session';

/** A count in a red badge: '' for none, `99+` for a hundred and more. */
export const badgeOf = (count: number): string => (count === 0 ? '' : count > 99 ? '99+' : String(count));

/** The tabs by their place in app.json. */
const TABS = ['trainee', 'office'] as const;

/** Puts the unread messages on the tabs. Called by the pages that are tabs: on another page WeChat refuses. */
export function showTabBadges(unread: Session['unread']): void {
  TABS.forEach((whose, index) => tabBadge(index, badgeOf(unread[whose])));
}
