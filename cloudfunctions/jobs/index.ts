import { handleJobsEvent, type JobsAnswer } from '../../server/jobs/handle-event';
import { cloud } from '../shared/sdk';
import { openServices } from '../shared/services';

const services = openServices('jobs');

/** Long work in slices, woken by the other functions and by a timer; and the set-up of a new environment. */
export function main(event: unknown, context: { request_id?: string } = {}): Promise<JobsAnswer> {
  const { OPENID: openid, SOURCE: source } = cloud.getWXContext();
  const { request_id: requestId = 'none' } = context;
  return handleJobsEvent(services, { event, openid, source, setUpKey: process.env['SET_UP_KEY'], requestId });
}
