import type { Request, RequestHandler, Response } from 'express';
import type { Authenticate, Customer } from './authentication';

/** A route that needs to know whose session the request came with. */
export type CustomerRoute = (customer: Customer, request: Request, response: Response) => void;

const BEARER = /^Bearer ([\x21-\x7e]{1,200})$/i;

/** Turns a route for customers into one that answers 401 to everybody else. */
export function requireCustomer(authenticate: Authenticate): (route: CustomerRoute) => RequestHandler {
  return (route) => (request, response) => {
    const token = BEARER.exec(request.get('authorization') ?? '')?.[1];
    const customer = token === undefined ? undefined : authenticate(token);
    if (customer) return route(customer, request, response);
    response.set('www-authenticate', 'Bearer').status(401).json({ error: 'unauthenticated' });
  };
}
