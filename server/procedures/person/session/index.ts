import { getSession } from './get';

export const sessionProcedures = [getSession];
