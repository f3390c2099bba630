import type { Service } from '../../contract/define-call';
import type { Envelope } from '../../contract/envelope';
import type { Services } from '../../server/call/context';
import { identify } from '../../server/call/identify';
import type { Procedure } from '../../server/call/procedure';
import { handleRequest, routeTable } from '../../server/call/router';
import { clientAddressOf } from './client-address';
import { answerHttp, httpRequestIn, type HttpAnswer } from './http-access';
import { cloud } from './sdk';
import { openServices } from './services';

/** The `main` of a function that phones call: serves those of the procedures that belong to it. */
export function serve(
  service: Service,
  procedures: readonly Procedure[],
  more: Pick<Services, 'faces'> = {},
): (event: unknown) => Promise<Envelope<unknown>> {
  return phonesOf({ ...openServices(service), ...more }, ownOf(service, procedures));
}

/**
 * The same, and over HTTP as well: for browsers, which are a display or nobody. They reach what a display may ask and nothing else. What a
 * phone dresses up as such a request is answered like one: its openid is not looked at.
 */
export function serveWithDisplays(
  service: Service,
  procedures: readonly Procedure[],
): (event: unknown) => Promise<Envelope<unknown> | HttpAnswer> {
  const services = openServices(service);
  const own = ownOf(service, procedures);
  const fromPhone = phonesOf(services, own);
  const routes = routeTable(
    own.filter(({ call }) => call.roles.some((role) => role === 'display' || role === 'anyone')),
  );
  return (event) => {
    const request = httpRequestIn(event);
    if (request === undefined) return fromPhone(event);
    return answerHttp(request, (sent) => handleRequest({ services, routes, identify, event: sent, openid: undefined }));
  };
}

const ownOf = (service: Service, procedures: readonly Procedure[]): Procedure[] =>
  procedures.filter(({ call }) => call.service === service);

function phonesOf(
  services: Services,
  procedures: readonly Procedure[],
): (event: unknown) => Promise<Envelope<unknown>> {
  const routes = routeTable(procedures);
  return (event) => {
    const wechat = cloud.getWXContext();
    const clientAddress = clientAddressOf(wechat);
    return handleRequest({ services, routes, identify, event, openid: wechat.OPENID, clientAddress });
  };
}
