import { inflateSync } from 'node:zlib';

/** The lines of text of each page, in the order in which they were drawn: for PDFs with one font, as our statements are. */
export function textOfPdf(bytes: Uint8Array): string[][] {
  const objects = new Map<string, string>();
  const source = Buffer.from(bytes).toString('latin1');
  for (const [, id = '', body = ''] of source.matchAll(/^(\d+) 0 obj\n(.*?)\nendobj$/gms)) objects.set(id, body);
  const glyphs = glyphsOf(contentOf(objects, /\/ToUnicode (\d+) 0 R/.exec(source)));
  const pages = /\/Kids \[([^\]]*)\]/.exec(source)?.[1] ?? '';
  return [...pages.matchAll(/(\d+) 0 R/g)].map(([, id = '']) => {
    const page = objects.get(id) ?? '';
    const content = contentOf(objects, /\/Contents (\d+) 0 R/.exec(page));
    return linesOf(withForms(content, objects, page), glyphs);
  });
}

/** A form is drawn where the page refers to it. */
function withForms(content: string, objects: ReadonlyMap<string, string>, page: string): string {
  const resources = objects.get(/\/Resources (\d+) 0 R/.exec(page)?.[1] ?? '') ?? page;
  return content.replaceAll(/\/(\w+) Do$/gm, (_, name: string) =>
    contentOf(objects, new RegExp(`/${name} (\\d+) 0 R`).exec(resources)),
  );
}

function contentOf(objects: ReadonlyMap<string, string>, reference: RegExpExecArray | null): string {
  const body = objects.get(reference?.[1] ?? '') ?? '';
  const start = body.indexOf('stream\n') + 'stream\n'.length;
  const length = Number(/\/Length (\d+)/.exec(body)?.[1]);
  return inflateSync(Buffer.from(body.slice(start, start + length), 'latin1')).toString('latin1');
}

/** Glyph number to text, by the font's own ToUnicode table, which is what copying from a viewer uses. */
function glyphsOf(map: string): Map<number, string> {
  const glyphs = new Map<number, string>();
  for (const [, first = '', texts = ''] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g))
    [...texts.matchAll(/<([0-9a-f ]*)>/g)].forEach(([, hex = ''], index) =>
      glyphs.set(Number.parseInt(first, 16) + index, Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le')),
    );
  return glyphs;
}

function linesOf(content: string, glyphs: ReadonlyMap<number, string>): string[] {
  return [...content.matchAll(/\[(.*?)\] TJ/g)].map(([, shown = '']) =>
    [...shown.matchAll(/<([0-9a-f]*)>/g)]
      .flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
      .map((glyph) => glyphs.get(Number.parseInt(glyph, 16)) ?? '\ufffd')
      .join('')
      .trimEnd(),
  );
}
