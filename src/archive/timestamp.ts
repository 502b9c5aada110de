import { createHash, randomBytes, webcrypto } from 'node:crypto';
import { fromBER, Integer, OctetString } from 'asn1js';
import * as pkijs from 'pkijs';
import { CookieAuditError, messageOf } from '../model/errors.ts';

/** https://www.rfc-editor.org/rfc/rfc5754#section-2.2 */
const SHA256 = '2.16.840.1.101.3.4.2.1';
/** https://www.rfc-editor.org/rfc/rfc3161#section-2.4.2: granted, granted with modifications */
const GRANTED = new Set<number>([0, 1]);
const LONGEST_WAIT_MS = 30_000;

const exact = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
const failed = (url: string, what: string, cause?: unknown): CookieAuditError =>
  new CookieAuditError({
    code: 'signing-failed',
    message: `${url}: no timestamp: ${what}`,
    hint: 'The evidence is kept; `cookie-audit seal DIR --timestamp URL` asks again.',
    ...(cause === undefined ? {} : { cause }),
  });

/** The engine that pkijs works with is told here once: node's own. */
function useNodeCrypto(): void {
  pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as unknown as Crypto }));
}

/**
 * Asks a time-stamping authority for a token over `data` (RFC 3161 over HTTP) and holds its answer against
 * the question before it is kept.
 *
 * @returns the whole TimeStampResp, DER, as `openssl ts -verify -in` takes it
 * @throws CookieAuditError signing-failed
 */
export async function requestTimestamp(url: string, data: Uint8Array): Promise<Uint8Array> {
  useNodeCrypto();
  const nonce = randomBytes(8);
  const request = new pkijs.TimeStampReq({
    version: 1,
    messageImprint: new pkijs.MessageImprint({
      hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: SHA256 }),
      hashedMessage: new OctetString({ valueHex: exact(createHash('sha256').update(data).digest()) }),
    }),
    // A leading zero keeps the number positive.
    nonce: new Integer({ valueHex: exact(Buffer.concat([Buffer.of(0x01), nonce])) }),
    certReq: true,
  });
  let answer: Uint8Array;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body: request.toSchema().toBER(false),
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
    });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    answer = new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw failed(url, messageOf(error), error);
  }
  const checked = await readTimestamp(answer, data, []).catch((error: unknown) => {
    throw failed(url, messageOf(error), error);
  });
  if (!checked.nonce.includes(nonce.toString('hex'))) throw failed(url, 'the answer is to another question (nonce)');
  return answer;
}

export interface TimestampFacts {
  /** ISO 8601: when the authority says that the data existed */
  readonly time: string;
  /** Subject of the certificate that signed */
  readonly authority: string;
  /** Its chain ends at a certificate that the caller trusts */
  readonly trusted: boolean;
  /** Hexadecimal */
  readonly nonce: string;
}

/**
 * Checks a kept answer: granted, over this data, signed by the certificate in it; and where `trusted`
 * certificates (DER) are given, that the chain ends at one of them.
 *
 * @throws Error that says what is wrong
 */
export async function readTimestamp(answer: Uint8Array, data: Uint8Array, trusted: readonly Uint8Array[]): Promise<TimestampFacts> {
  useNodeCrypto();
  const parsed = fromBER(exact(answer));
  if (parsed.offset === -1) throw new Error('the answer is no timestamp');
  const response = new pkijs.TimeStampResp({ schema: parsed.result });
  const token = response.timeStampToken;
  if (!GRANTED.has(response.status.status) || token === undefined) {
    throw new Error(
      `refused: status ${String(response.status.status)} ${(response.status.statusStrings ?? []).map(({ valueBlock }) => valueBlock.value).join(' ')}`.trim(),
    );
  }
  const signed = new pkijs.SignedData({ schema: token.content });
  const content = signed.encapContentInfo.eContent;
  if (content === undefined) throw new Error('the timestamp is empty');
  const info = pkijs.TSTInfo.fromBER(content.getValue());
  const wanted = createHash('sha256').update(data).digest('hex');
  const imprint = info.messageImprint;
  if (
    imprint.hashAlgorithm.algorithmId !== SHA256 ||
    Buffer.from(imprint.hashedMessage.valueBlock.valueHexView).toString('hex') !== wanted
  ) {
    throw new Error('the timestamp is over other data');
  }
  const trustedCerts = trusted.map((der) => pkijs.Certificate.fromBER(exact(der)));
  const result = await signed
    .verify({
      signer: 0,
      data: exact(data),
      trustedCerts,
      checkChain: trustedCerts.length > 0,
      extendedMode: true,
    })
    .catch((error: unknown) => {
      throw new Error(`the signature of the timestamp does not hold: ${messageOf(error)}`, { cause: error });
    });
  if (result.signatureVerified !== true) throw new Error('the signature of the timestamp does not hold');
  return {
    time: info.genTime.toISOString(),
    authority: nameOf(result.signerCertificate),
    trusted: trustedCerts.length > 0 && result.signerCertificateVerified === true,
    nonce: info.nonce === undefined ? '' : Buffer.from(info.nonce.valueBlock.valueHexView).toString('hex'),
  };
}

function nameOf(certificate: pkijs.Certificate | null | undefined): string {
  const parts = certificate?.subject.typesAndValues.map(({ value }) => value.valueBlock.value) ?? [];
  return parts.length === 0 ? 'unknown' : parts.join(', ');
}
