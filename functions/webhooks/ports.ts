/** What came of sending: the status of the answer, or why there was none. */
export interface Reply {
  readonly status?: number;
  readonly message: string;
}

/** Takes events out of the house, to public addresses only. */
export interface Sender {
  /** Why nothing is sent to this address; undefined when it may be. The name is resolved. */
  refusalOf(url: string): Promise<string | undefined>;
  /** Checks the address again, and connects to what was checked. Follows no redirect, and never throws. */
  post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<Reply>;
}

/** Signs what is sent, so that a receiver knows that it is ours. */
export interface Signer {
  /** The certificate with those above it, as PEM. */
  readonly certificates: string;
  /** SHA-256 of the certificate, in hexadecimal digits. */
  readonly thumbprint: string;
  /** RSA with SHA-256 (PKCS #1 v1.5) over the text as UTF-8, as base64. */
  sign(text: string): string;
}

export interface Webhooks {
  readonly sender: Sender;
  readonly signer: Signer;
  /** Where partners reach this API, without a slash at its end. */
  readonly apiUrl: string;
}
