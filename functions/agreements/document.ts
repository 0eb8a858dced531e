import type { Blobs } from '../storage/blobs/port.ts';
import { languageFor } from './core/agreement.ts';
import type { Template } from './stored.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const HTML = 'text/html; charset=utf-8';
const LINK_MINUTES = 5;

export interface DocumentLinks {
  readonly displayUri: string;
  readonly downloadUri: string;
  readonly language: string;
}

/** Links to the text of a template, to read and to keep, for five minutes. The files are made when they are first asked for. */
export async function documentLinks(blobs: Blobs, template: Template, asked: string): Promise<DocumentLinks> {
  const language = languageFor(template.texts, asked);
  const expiresAt = new Date(Date.now() + LINK_MINUTES * 60_000);
  const link = async (ending: string, type: string, make: () => Promise<Uint8Array>) => {
    const name = `agreements/${template.templateId}/${language}.${ending}`;
    if (!(await blobs.read(name))) {
      await blobs.stage(name, 0, await make());
      await blobs.finish(name, 1, type);
    }
    return blobs.link(name, expiresAt);
  };
  const [displayUri, downloadUri] = await Promise.all([
    link('html', HTML, async () => new TextEncoder().encode(htmlOf(template, language))),
    link('docx', WORD, () => wordOf(template, language)),
  ]);
  return { displayUri, downloadUri, language };
}

function textOf({ texts }: Template, language: string) {
  return texts[language] ?? { title: '', paragraphs: [] };
}

function htmlOf(template: Template, language: string): string {
  const { title, paragraphs } = textOf(template, language);
  const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const body = paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`).join('\n');
  const style =
    'body{max-width:40rem;margin:2rem auto;padding:0 1rem;font:1.1rem/1.6 system-ui,sans-serif;color-scheme:light dark}';
  return `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title><style>${style}</style></head>\n<body><h1>${escape(title)}</h1>\n${body}\n<p><small>${template.templateId}</small></p></body></html>\n`;
}

async function wordOf(template: Template, language: string): Promise<Uint8Array> {
  // loaded with the first document: a start does not wait for it
  const { Document, HeadingLevel, Packer, Paragraph } = await import('docx');
  const { title, paragraphs } = textOf(template, language);
  const children = [
    new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }),
    ...paragraphs.map((text) => new Paragraph({ text, spacing: { after: 200 } })),
    new Paragraph({ text: template.templateId }),
  ];
  return new Uint8Array(await Packer.toBuffer(new Document({ title, sections: [{ children }] })));
}
