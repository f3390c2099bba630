import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import type { MessageTemplate, Person } from '../options';
import { ShortMessages } from './short-messages';
import { Subscriptions } from './subscriptions';
import { APP_ID } from '../functions/runner';

/** An answer of WeChat's server. `errcode` 0 is success. */
export interface OpenApiAnswer {
  errcode: number;
  errmsg: string;
  [field: string]: unknown;
}

type Data = Record<string, unknown>;

/** Words that the stand-in for the text check calls risky; enough to see what a product does then. */
const RISKY_WORDS = ['赌博', '毒品', '枪支', '色情', '代考', '买卖学分'];

/** The first risky word of a text. */
export const riskyWordIn = (text: string): string | undefined => RISKY_WORDS.find((word) => text.includes(word));
/** Nobody looks at pixels here: a picture is risky that has such a word among its notes. */
export const isRiskyPicture = (picture: Buffer): boolean => riskyWordIn(picture.toString('utf8')) !== undefined;
const PICTURE_AT_MOST = 1024 * 1024;
const CODE_VALID_MS = 5 * 60_000;

/** A number of another place is written `+852-91234567`: WeChat tells the country code by itself. */
function phoneInfoOf(number: string): { phoneNumber: string; purePhoneNumber: string; countryCode: string } {
  const [, countryCode = '86', pure = number] = /^\+(\d+)-(\d+)$/.exec(number) ?? [];
  return { phoneNumber: countryCode === '86' ? pure : `+${countryCode}${pure}`, purePhoneNumber: pure, countryCode };
}

/** WeChat's own servers, as far as the functions use them: same names, same fields, same error numbers. */
export class WeChatPlatform {
  readonly #clock: Clock;
  readonly #people: readonly Person[];
  readonly #phoneCodes = new Map<string, { openid: string; number: string; until: number }>();
  readonly subscriptions: Subscriptions;
  readonly shortMessages: ShortMessages;

  constructor(clock: Clock, people: readonly Person[], templates: readonly MessageTemplate[] = []) {
    this.#clock = clock;
    this.#people = people;
    this.shortMessages = new ShortMessages(clock);
    this.subscriptions = new Subscriptions(clock, templates);
  }

  /**
   * What the phone button gives: a code that works once, for five minutes, for the person who pressed it.
   * @param number another number than their own, which WeChat has verified for them by SMS
   */
  issuePhoneCode(person: Person, number = person.phone): string {
    const now = this.#clock.now();
    for (const [code, { until }] of this.#phoneCodes) if (until < now) this.#phoneCodes.delete(code);
    const code = randomBytes(16).toString('hex');
    this.#phoneCodes.set(code, { openid: person.openid, number, until: now + CODE_VALID_MS });
    return code;
  }

  clear(): void {
    this.subscriptions.clear();
    this.shortMessages.clear();
    this.#phoneCodes.clear();
  }

  /** Answers one API; undefined for one that the local cloud does not know. */
  call(api: string, data: Data): OpenApiAnswer | undefined {
    switch (api) {
      case 'phonenumber.getPhoneNumber':
        return this.#getPhoneNumber(data);
      case 'subscribeMessage.send':
        return this.#send(data);
      case 'cloudbase.sendSmsV2':
        return this.shortMessages.send(data);
      case 'security.msgSecCheck':
        return this.#checkText(data);
      case 'security.imgSecCheck':
        return this.#checkPicture(data);
      case 'wxacode.getUnlimited':
        return { errcode: 40066, errmsg: 'not supported locally: only WeChat can draw a mini-program code' };
      default:
        return undefined;
    }
  }

  #getPhoneNumber(data: Data): OpenApiAnswer {
    const code = String(data['code']);
    const issued = this.#phoneCodes.get(code);
    this.#phoneCodes.delete(code);
    const now = this.#clock.now();
    if (!issued || issued.until < now) return { errcode: 40029, errmsg: 'invalid code' };
    const { openid, number } = issued;
    if (data['openid'] !== undefined && data['openid'] !== openid) return { errcode: 40003, errmsg: 'invalid openid' };
    return {
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        ...phoneInfoOf(number),
        watermark: { timestamp: Math.floor(now / 1000), appid: APP_ID },
      },
    };
  }

  #send(data: Data): OpenApiAnswer {
    const openid = data['touser'];
    if (typeof openid !== 'string' || !this.#people.some((person) => person.openid === openid))
      return { errcode: 40003, errmsg: 'invalid openid' };
    return { ...this.subscriptions.send(openid, data) };
  }

  #checkText(data: Data): OpenApiAnswer {
    const content = data['content'];
    if (typeof content !== 'string' || content === '') return { errcode: 44004, errmsg: 'empty content' };
    const keyword = riskyWordIn(content);
    const result = keyword ? { suggest: 'risky', label: 20001 } : { suggest: 'pass', label: 100 };
    const detail = [{ strategy: 'keyword', errcode: 0, ...result, ...(keyword ? { level: 90, keyword } : {}) }];
    return { errcode: 0, errmsg: 'ok', result, detail, trace_id: randomBytes(8).toString('hex') };
  }

  #checkPicture({ media }: Data): OpenApiAnswer {
    if (!Buffer.isBuffer(media) || media.length === 0) return { errcode: 41005, errmsg: 'media data missing' };
    if (media.length > PICTURE_AT_MOST) return { errcode: 45001, errmsg: 'media size out of limit' };
    return isRiskyPicture(media) ? { errcode: 87014, errmsg: 'risky content' } : { errcode: 0, errmsg: 'ok' };
  }
}
