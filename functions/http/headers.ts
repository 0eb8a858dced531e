import { isIP } from 'node:net';

/** A name that somebody else chose is given once for every client, and once as it is (RFC 6266). */
export function dispositionOf(fileName: string): string {
  if (/^[\w.-]+$/.test(fileName)) return `attachment; filename=${fileName}`;
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${fileName.replace(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encoded}`;
}

/** Azure's front door writes it, and puts itself behind the caller: `203.0.113.7:49152, 10.0.0.1`. */
export function sourceAddressOf(forwardedFor: string | null): string {
  const [first = ''] = forwardedFor?.split(',') ?? [];
  const address = first
    .trim()
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/^\[(.*)\](:\d+)?$/, '$1');
  return isIP(address) ? address : '';
}

/** `zh-CN` however it was spelled; some clients send it in quotes. */
export function localeOf(given: string | null): string {
  const match = /^"?([a-z]{2,3})(?:-([a-z]{4}))?-([a-z]{2})"?$/i.exec(given?.trim() ?? '');
  if (!match?.[1] || !match[3]) return 'en-US';
  const script = match[2] ? `-${match[2].charAt(0).toUpperCase()}${match[2].slice(1).toLowerCase()}` : '';
  return `${match[1].toLowerCase()}${script}-${match[3].toUpperCase()}`;
}
