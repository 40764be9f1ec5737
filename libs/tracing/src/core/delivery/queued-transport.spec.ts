import { describe } from '@jest/globals';
import { describeTransport } from '../../testing/contracts/transport/transport.contract';
import { scriptedTransport } from '../../testing/scripted-post';

describe('a transport that sends events together', () => describeTransport(scriptedTransport));
