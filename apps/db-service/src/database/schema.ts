/**
 * The shop's tables. Prices are cents, times are ISO 8601 in UTC. A session keeps only the SHA-256 of its token, so that
 * a copy of the file opens no session.
 */
export const schema = `
  CREATE TABLE IF NOT EXISTS products (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    colour TEXT NOT NULL,
    price_cents INTEGER NOT NULL CHECK (price_cents > 0)
  ) STRICT;

  CREATE TABLE IF NOT EXISTS customers (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    orders_placed INTEGER NOT NULL DEFAULT 0,
    last_order_at TEXT
  ) STRICT;

  CREATE TABLE IF NOT EXISTS sessions (
    token_hash BLOB PRIMARY KEY,
    customer_id TEXT NOT NULL REFERENCES customers (id)
  ) STRICT;

  CREATE TABLE IF NOT EXISTS orders (
    id TEXT PRIMARY KEY,
    customer_id TEXT NOT NULL REFERENCES customers (id),
    placed_at TEXT NOT NULL,
    content_hash BLOB NOT NULL,
    delivery_option_id TEXT NOT NULL,
    delivery_cents INTEGER NOT NULL CHECK (delivery_cents >= 0),
    total_cents INTEGER NOT NULL CHECK (total_cents >= 0),
    currency TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS orders_of_customer ON orders (customer_id, placed_at);

  CREATE TABLE IF NOT EXISTS order_items (
    order_id TEXT NOT NULL REFERENCES orders (id),
    position INTEGER NOT NULL,
    product_id TEXT NOT NULL REFERENCES products (id),
    name TEXT NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    unit_price_cents INTEGER NOT NULL CHECK (unit_price_cents >= 0),
    PRIMARY KEY (order_id, product_id)
  ) STRICT, WITHOUT ROWID;
`;
