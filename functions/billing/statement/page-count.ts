import type PDFDocument from 'pdfkit';

type Doc = InstanceType<typeof PDFDocument>;

/** A text that stands on many pages and is known after the last: a form that they all refer to, written at the end. */
export interface LateText {
  /** Its place on the page in hand: points from the left edge, and from the top to the top of the text. */
  readonly place: (x: number, y: number) => void;
  readonly write: (text: string, size: number, color: string) => void;
}

const NAME = 'PageCount';

/** What the library has and its types hide. */
interface Inside {
  ref(data: object): { end: (content: string) => void };
  readonly page: { readonly height: number; readonly xobjects: Record<string, unknown> };
  readonly _font: {
    readonly id: string;
    readonly ascender: number;
    ref(): unknown;
    encode(text: string): [glyphs: string[], positions: unknown];
  };
}

export function pageCount(doc: Doc): LateText {
  const inside = doc as unknown as Inside;
  const { id, ascender } = inside._font;
  const form = inside.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, -20, 200, 20],
    Resources: { Font: { [id]: inside._font.ref() } },
  });
  return {
    place: (x, y) => {
      inside.page.xobjects[NAME] = form;
      doc.save();
      doc.transform(1, 0, 0, -1, x, y); // the library counts from the top, a form from its baseline
      doc.addContent(`/${NAME} Do`);
      doc.restore();
    },
    write: (text, size, color) => {
      const [glyphs] = inside._font.encode(text);
      const baseline = (-ascender / 1000) * size;
      form.end(`BT /${id} ${size} Tf ${rgb(color)} rg 1 0 0 1 0 ${baseline.toFixed(3)} Tm [<${glyphs.join('')}>] TJ ET`);
    },
  };
}

/** `#rrggbb` as three shares of 1. */
function rgb(color: string): string {
  return [1, 3, 5].map((at) => (Number.parseInt(color.slice(at, at + 2), 16) / 255).toFixed(3)).join(' ');
}
