import { catalogue, demoSession } from '@clew/shop-contracts';
import type { Database } from 'better-sqlite3';
import { hashToken } from '../customers/hash-token';

/** Puts the catalogue and the demonstration customer's session into the tables; what is there already is brought up to date. */
export function seed(database: Database): void {
  const upsertProduct = database.prepare(`
    INSERT INTO products (id, position, name, description, colour, price_cents)
    VALUES (@id, @position, @name, @description, @colour, @priceCents)
    ON CONFLICT (id) DO UPDATE SET position = excluded.position, name = excluded.name,
      description = excluded.description, colour = excluded.colour, price_cents = excluded.price_cents
  `);
  for (const [position, product] of catalogue.entries()) upsertProduct.run({ ...product, position });

  const { customer, token } = demoSession;
  database
    .prepare(
      'INSERT INTO customers (id, name, email) VALUES (@id, @name, @email) ON CONFLICT (id) DO NOTHING',
    )
    .run(customer);
  database
    .prepare(
      'INSERT INTO sessions (token_hash, customer_id) VALUES (?, ?) ON CONFLICT (token_hash) DO NOTHING',
    )
    .run(hashToken(token), customer.id);
}
