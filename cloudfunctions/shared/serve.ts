import type { Service } from '../../contract/define-call';
import type { Envelope } from '../../contract/envelope';
import type { Services } from '../../server/call/context';
import { identify } from '../../server/call/identify';
import type { Procedure } from '../../server/call/procedure';
import { handleRequest, routeTable } from '../../server/call/router';
import { clientAddressOf } from './client-address';
import { cloud } from './sdk';
import { openServices } from './services';

/** The `main` of a function that phones call: serves those of the procedures that belong to it. */
export function serve(
  service: Service,
  procedures: readonly Procedure[],
  more: Pick<Services, 'faces'> = {},
): (event: unknown) => Promise<Envelope<unknown>> {
  const services = { ...openServices(service), ...more };
  const routes = routeTable(procedures.filter(({ call }) => call.service === service));
  return (event) => {
    const wechat = cloud.getWXContext();
    const clientAddress = clientAddressOf(wechat);
    return handleRequest({ services, routes, identify, event, openid: wechat.OPENID, clientAddress });
  };
}
