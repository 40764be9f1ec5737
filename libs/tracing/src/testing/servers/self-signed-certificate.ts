import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A certificate for 127.0.0.1 that nobody has signed but itself, and its key, both as PEM. */
export interface SelfSignedCertificate {
  cert: string;
  key: string;
}

const DAY_MS = 86_400_000;

/**
 * Makes a certificate that is valid for a day, of DER written by hand (RFC 5280, section 4.1): Node can make keys, but no
 * certificates, and neither a program nor a key that is committed has to be there for it.
 */
export function selfSignedCertificate(): SelfSignedCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = sequence(objectIdentifier('2a8648ce3d040302'));
  const name = sequence(
    set(sequence(objectIdentifier('550403'), der(0x0c, Buffer.from('clew test collector')))),
  );
  const content = sequence(
    der(0xa0, integer(Buffer.from([2]))), // version 3
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])), // the serial number
    ecdsaWithSha256,
    name,
    sequence(utcTime(Date.now() - DAY_MS / 2), utcTime(Date.now() + DAY_MS / 2)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(forAddress(127, 0, 0, 1))),
  );
  const signature = sign('sha256', content, privateKey);
  const certificate = sequence(content, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** The extension that says whose certificate it is: a subject's alternative name. */
function forAddress(...address: number[]): Buffer {
  return sequence(objectIdentifier('551d11'), der(0x04, sequence(der(0x87, Buffer.from(address)))));
}

function utcTime(milliseconds: number): Buffer {
  const digits = new Date(milliseconds).toISOString().replace(/\D/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}

const sequence = (...parts: Buffer[]): Buffer => der(0x30, ...parts);
const set = (...parts: Buffer[]): Buffer => der(0x31, ...parts);
const integer = (bytes: Buffer): Buffer => der(0x02, bytes);
const objectIdentifier = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));

/** A value with its tag and length before it. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const value = Buffer.concat(parts);
  const { length } = value;
  const long = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...(length < 0x80 ? [length] : long)]), value]);
}
