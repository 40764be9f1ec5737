/** The cookie with the random id (a UUID) of an anonymous shopper: one for each browser, made by api's `GET /`. */
export const shopperCookie = 'clew_shopper';

const randomUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether a text can be a shopper's id: a random UUID (version 4), in lower case. Everything else is nobody. */
export function isShopperId(text: string): boolean {
  return randomUuid.test(text);
}

/** The tag under which a service keeps the shopper's id on a transaction; what is sent has it as its user. */
export const userIdTag = 'user.id';

/** An event as the event of one user, of whom nothing but an id is known; as it is, where there is none. */
export function eventOfUser<Event extends object>(event: Event, id: unknown): Event {
  return id === undefined || id === null ? event : { ...event, user: { id } };
}

/**
 * For `beforeSend` and `beforeSendTransaction` of a service that answers many users: makes the tag `user.id` of the
 * transaction that an event belongs to the event's user.
 */
export function userFromTag<Event extends { tags?: Readonly<Record<string, unknown>> }>(event: Event): Event {
  const { [userIdTag]: id, ...tags } = event.tags ?? {};
  return id === undefined ? event : eventOfUser({ ...event, tags }, id);
}
