import { clockMinute } from '../../../services/format';

/** Another reviewer has it in hand; nothing forbids both to decide. */
export const otherReviewer = ({ by, since }: { by: string; since: number }): string =>
  `${by} ${clockMinute(since)} 起正在看，请先和对方说一声`;
