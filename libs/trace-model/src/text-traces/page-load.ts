/**
 * The text's first example ("Investigating Slow Page Load"): 7 transactions (1 browser, 5 backend, 1 database
 * server), 18 spans (7, 1, 1, 1, 2, 3, 3). `...` stands for any text.
 */
export const pageLoad = `
web  pageload  shop/  ok
├─ browser.request  /  ok
│  └─ api  http.server  GET /  ok
├─ resource.link  /assets/app.css  ok
│  └─ api  http.server  GET /assets/app.css  ok
├─ resource.script  /assets/app.js  ok
│  └─ api  http.server  GET /assets/app.js  ok
└─ ui.render  shop  ok
   ├─ http.client  GET /api/products  ok
   │  └─ api  http.server  GET /api/products  ok
   │     └─ http.client  GET db-service/products  ok
   │        └─ db-service  http.server  GET /products  ok
   │           ├─ sql.query  SELECT ... FROM sessions ...  ok
   │           └─ sql.query  SELECT ... FROM products ...  ok
   └─ http.client  GET /api/delivery-options  ok
      └─ api  http.server  GET /api/delivery-options  ok
         ├─ http.client  GET third-party/carrier/quotes  ok
         └─ function  rank delivery options  ok
`;
