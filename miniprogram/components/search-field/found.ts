import type { PageStatus } from '../../page/load';

/** What the list below a search field shows now. */
interface Listed {
  /** What it was searched for; '' for all. */
  search: string;
  status: PageStatus;
  count: number;
  /** Scrolling on brings more. */
  more: boolean;
}

/** What a search has found, said aloud by screen readers as well; '' without a search, and until the list is there. */
export function foundLine({ search, status, count, more }: Listed): string {
  if (search === '' || status === 'loading' || status === 'failed') return '';
  if (count === 0) return '没有找到';
  return more ? `找到 ${count} 条以上` : `找到 ${count} 条`;
}
