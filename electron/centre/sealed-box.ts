import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

/**
 * What is personal, sealed so that only the centre can open it: the kiosk that wrote it cannot, nor can who takes its
 * disk. X25519 with a key of one use (RFC 7748), HKDF-SHA-256 (RFC 5869), AES-256-GCM (NIST SP 800-38D).
 *
 * Layout: version 1 (1 byte), public key of one use (32), nonce (12), ciphertext, tag (16); as base64url.
 */
const VERSION = 1;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const INFO = 'dost-kiosk sealed box 1';

/**
 * @param centreKey X25519 public key of the centre, 32 bytes as base64url
 * @param belongsTo what the sealed part is of; it opens with the same words only, so that no two can be exchanged
 * @throws on a key that is none
 */
export function seal(content: unknown, centreKey: string, belongsTo: string): string {
  const centre = publicKeyOf(centreKey);
  const once = generateKeyPairSync('x25519');
  const oncePublic = rawPublic(once.publicKey);
  const nonce = randomBytes(NONCE_BYTES);
  const key = keyOf(once.privateKey, centre, oncePublic, rawPublic(centre));
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(belongsTo, 'utf8'));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), oncePublic, nonce, sealed, cipher.getAuthTag()]).toString(
    'base64url',
  );
}

/**
 * What {@link seal} sealed; null when it was changed, was sealed for another centre, or belongs to something else.
 * @param privateKey PKCS #8, PEM
 */
export function unseal(box: string, privateKey: string, belongsTo: string): unknown {
  const bytes = Buffer.from(box, 'base64url');
  if (bytes[0] !== VERSION || bytes.length < 1 + KEY_BYTES + NONCE_BYTES + TAG_BYTES) return null;
  const oncePublic = bytes.subarray(1, 1 + KEY_BYTES);
  const nonce = bytes.subarray(1 + KEY_BYTES, 1 + KEY_BYTES + NONCE_BYTES);
  try {
    const mine = createPrivateKey(privateKey);
    const key = keyOf(
      mine,
      publicKeyOf(oncePublic.toString('base64url')),
      oncePublic,
      rawPublic(createPublicKey(mine)),
    );
    const decipher = createDecipheriv('aes-256-gcm', key, nonce);
    decipher.setAAD(Buffer.from(belongsTo, 'utf8'));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const sealed = bytes.subarray(1 + KEY_BYTES + NONCE_BYTES, -TAG_BYTES);
    const opened = Buffer.concat([decipher.update(sealed), decipher.final()]);
    return JSON.parse(opened.toString('utf8'));
  } catch {
    return null;
  }
}

/** A new pair: the public half as base64url, the private half as PEM. */
export function newSealingPair(): { readonly publicKey: string; readonly privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  return {
    publicKey: rawPublic(publicKey).toString('base64url'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** The public half of a private key, as base64url. Throws on a PEM that is none. */
export function publicHalf(privateKey: string): string {
  return rawPublic(createPublicKey(createPrivateKey(privateKey))).toString('base64url');
}

function keyOf(mine: KeyObject, theirs: KeyObject, oncePublic: Buffer, centrePublic: Buffer): Buffer {
  const shared = diffieHellman({ privateKey: mine, publicKey: theirs });
  const salt = Buffer.concat([oncePublic, centrePublic]);
  return Buffer.from(hkdfSync('sha256', shared, salt, INFO, KEY_BYTES));
}

function publicKeyOf(raw: string): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: raw }, format: 'jwk' });
}

function rawPublic(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
}
