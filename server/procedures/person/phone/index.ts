import { sendCode } from './send-code';

export const phoneProcedures = [sendCode];
