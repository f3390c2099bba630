import { faceReadingProcedures as readingForCheckIns } from '../../server/procedures/attendance/face/reading';
import { identityReadingProcedures } from '../../server/procedures/exam/exam-identity/reading';

/** What looks at photographs: its networks are eleven megabytes, and nothing that has to start fast may reach them. */
export const faceReadingProcedures = [...readingForCheckIns, ...identityReadingProcedures];
