/**
 * `npm run privacy` prints what the console's 用户隐私保护指引 has to say, from the code: every API of the app that takes personal data, as which
 * data type, and what for. It ends with 1 when an API has no purpose in `miniprogram/services/privacy-uses.ts`.
 */
import { privacyUses } from '../miniprogram/services/privacy-uses';
import { privacyFaults, privacyGuide } from './privacy/guide';
import { privacyApisOfApp } from './privacy/uses-in-code';

const faults = privacyFaults(privacyApisOfApp(), privacyUses);
console.log(faults.length === 0 ? privacyGuide(privacyUses) : faults.join('\n'));
process.exitCode = faults.length === 0 ? 0 : 1;
