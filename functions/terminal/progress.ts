/** A bar on the error stream, where somebody looks at it; to a file or a pipe nothing is written. */
export interface Progress {
  /** @param share  of the work, 0 to 1 */
  show(share: number, note?: string): void;
  end(): void;
}

const SQUARES = 25;

export function progressBar(stream: NodeJS.WriteStream = process.stderr): Progress {
  let shown = '';
  return {
    show: (share, note = '') => {
      const percent = Math.min(100, Math.floor(share * 100));
      const text = `${'█'.repeat(Math.floor(percent / (100 / SQUARES))).padEnd(SQUARES, '░')} ${percent} % ${note}`;
      if (!stream.isTTY || text === shown) return;
      shown = text;
      stream.write(`\r\u001b[K${text}`);
    },
    end: () => {
      if (shown !== '') stream.write('\r\u001b[K');
      shown = '';
    },
  };
}
