/** What looks at photographs: its networks are eleven megabytes, and nothing that has to start fast may reach them. */
export { faceReadingProcedures } from '../../server/procedures/attendance/face/reading';
