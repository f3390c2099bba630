/** The way in for somebody who has no registration, wherever it is offered. */
export const REGISTER = '注册为学员';
