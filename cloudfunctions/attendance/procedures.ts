/** The hot path alone: this function must start fast. */
export { hotPathProcedures } from '../../server/procedures/attendance/attendance/hot-path';
