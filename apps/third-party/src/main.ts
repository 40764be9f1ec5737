// Untraced on purpose: the outside world, which no SDK of ours reaches. See README.md.
import { listen, runService } from '@clew/service-host';
import { buildApp } from './app';
import { readThirdPartyConfig } from './config';

runService('third-party', async () => {
  const config = readThirdPartyConfig();
  return listen(buildApp(config.delays), { ...config, portVariable: 'CLEW_THIRD_PARTY_PORT' });
});
