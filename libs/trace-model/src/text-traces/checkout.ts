/**
 * The text's "Measuring a Specific User Action": 4 transactions, and 3 spans (starred in the text) that give rise to
 * a later one: the browser's request, the call that stores the order, the queuing of the e-mail.
 */
export const checkout = `
web  ui.action.click  Submit Order  ok
├─ http.client  POST /api/checkout  ok
│  └─ api  http.server  POST /api/checkout  ok
│     ├─ function  compute total  ok
│     ├─ http.client  POST db-service/orders  ok
│     │  └─ db-service  http.server  POST /orders  ok
│     │     ├─ sql.query  SELECT ... FROM sessions ...  ok
│     │     ├─ sql.query  INSERT INTO orders ...  ok
│     │     ├─ sql.query  INSERT INTO order_items ...  ok
│     │     ├─ sql.query  INSERT INTO order_items ...  ok
│     │     └─ sql.query  UPDATE customers ...  ok
│     ├─ http.client  POST third-party/payments/charges  ok
│     └─ queue.publish  send-order-confirmation  ok
│        └─ worker  queue.process  send-order-confirmation  ok
│           ├─ template.render  order confirmation  ok
│           └─ http.client  POST third-party/email/messages  ok
└─ ui.render  order confirmation  ok
`;

/** The SQL statements of the order, the text's "individual SQL queries". */
export const checkoutSqlQueries = 5;
