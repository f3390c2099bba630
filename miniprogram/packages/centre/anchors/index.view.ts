import type { OutputOf } from '../../../../contract/index';
import { longMoment } from '../../../services/format';

type Anchor = OutputOf<'audit.anchors'>['rows'][number];

export interface AnchorCard extends Anchor {
  title: string;
  /** When it was signed, and how many logs had grown. */
  about: string;
  /** The digest in groups of eight, as one reads it aloud. */
  groups: string;
}

export const anchorCard = (anchor: Anchor): AnchorCard => ({
  ...anchor,
  title: `第 ${anchor.number} 号`,
  about: `${longMoment(anchor.at)} 签名，${anchor.chains} 条日志有新记录`,
  groups: (anchor.digest.match(/.{1,8}/g) ?? []).join(' '),
});

/** What is kept elsewhere: `--kept` of the verification takes number and digest as they stand here. */
export const copyOf = ({ number, digest, signature, publicKey, at }: Anchor): string =>
  [`${number}:${digest}`, `时间 ${longMoment(at)}`, `签名 ${signature}`, `公钥 ${publicKey}`].join('\n');
