import type { Sending } from './requests.ts';

interface Part {
  readonly name: string;
  readonly value: string;
  /** Given for a file. */
  readonly fileName?: string;
}

/** A form as .NET's MultipartFormDataContent writes it: another boundary each time. */
export function formOf(parts: readonly Part[], boundary = crypto.randomUUID()): Pick<Sending, 'headers' | 'body'> {
  const texts = parts.map(({ name, value, fileName }) => {
    const file = fileName === undefined ? '' : `; filename="${fileName}"\r\nContent-Type: application/octet-stream`;
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`;
  });
  return {
    headers: { 'content-type': `multipart/form-data; boundary="${boundary}"` },
    body: `${texts.join('')}--${boundary}--\r\n`,
  };
}
