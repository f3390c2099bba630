/** Excel, PDF and the like: heavy libraries live in this function alone. */
export { reportProcedures } from '../../server/procedures/attendance/report';
