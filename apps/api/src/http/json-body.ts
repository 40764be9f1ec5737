import { jsonBody, jsonOnly } from '@clew/service-host';
import express from 'express';
import type { RequestHandler } from 'express';

/**
 * Reads a JSON body of at most 100 kB. It belongs on a route rather than on the whole application: a body that cannot
 * be read then fails inside its route, and the transaction carries its name.
 */
export const readJsonBody: RequestHandler[] = [jsonOnly(), express.json({ ...jsonBody, limit: '100kb' })];
