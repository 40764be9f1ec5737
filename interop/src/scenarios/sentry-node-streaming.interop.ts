import { describePartnerContract } from '../harness/partner.contract';
import { recordingServer } from '../harness/recording-server';

// The collector takes no containers of spans yet; what is reported is read where it arrives.
describePartnerContract(
  {
    sdk: '@sentry/node 11 as it comes, which sends spans one by one',
    program: 'sentry-node-11.mjs',
    inTheMiddle: `
      front  http.server  GET /  ok
      └─ http.client  GET middle/  ok
         └─ middle  http.server  GET /  ok
            ├─ middleware  allowPages  ok
            └─ handler  /  ok
               └─ http.client  GET 127.0.0.1  ok
                  └─ back  http.server  GET /  ok
    `,
    inFront: `
      front  http.server  GET /  ok
      ├─ middleware  allowPages  ok
      └─ handler  /  ok
         └─ http.client  GET 127.0.0.1  ok
            └─ middle  http.server  GET /  ok
               └─ http.client  GET back/  ok
                  └─ back  http.server  GET /  ok
    `,
  },
  recordingServer(),
);
