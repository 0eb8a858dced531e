import type { Report } from '../../../functions/verifier/core/tally.ts';
import type { FileCheckTexts } from '../i18n/file-check.ts';
import { findingsCsv, reportHtml, type ReportTexts } from './report.ts';
import type { Answer, Question } from './worker.ts';

type Texts = ReportTexts & FileCheckTexts & { readonly sample: string };

/** Has a file verified in a worker, and shows what it found. */
class FileCheck extends HTMLElement {
  #texts!: Texts;
  #worker: Worker | undefined;

  connectedCallback(): void {
    this.#texts = JSON.parse(this.querySelector('script')?.textContent ?? '') as Texts;
    const input = this.#part('input[name=file]') as HTMLInputElement;
    const zone = this.#part('label');
    input.addEventListener('change', () => this.#check(input.files?.[0]));
    this.#part('[data-sample]').addEventListener('click', () => this.#check(new Blob([this.#texts.sample])));
    zone.addEventListener('dragover', (event) => {
      event.preventDefault();
      zone.classList.add('over');
    });
    zone.addEventListener('dragleave', () => zone.classList.remove('over'));
    zone.addEventListener('drop', (event) => {
      event.preventDefault();
      zone.classList.remove('over');
      this.#check(event.dataTransfer?.files[0]);
    });
    this.#part('form').hidden = false;
  }

  #part(selector: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`the file check has a part ${selector}`);
    return found;
  }

  #check(file: Blob | undefined): void {
    if (!file) return;
    this.#worker?.terminate();
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    const { words } = this.#texts;
    const progress = this.#part('progress') as HTMLProgressElement;
    progress.max = file.size * 2; // it is read twice
    progress.value = 0;
    progress.hidden = false;
    this.#part('[data-result]').replaceChildren();
    this.#say(words.reading);
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.kind === 'progress') return void (progress.value = data.bytes);
      progress.hidden = true;
      if (data.kind === 'report') this.#show(data.report);
      else if (data.kind === 'unknown') this.#say(words.unknown.replace('{missing}', data.missing.join(', ')));
      else this.#say(words.failed.replace('{why}', data.why));
    });
    const previous = (this.#part('input[name=previous]') as HTMLInputElement).files?.[0];
    const question: Question = { file, previous };
    this.#worker.postMessage(question, []);
  }

  #say(text: string): void {
    this.#part('[data-status]').textContent = text;
  }

  #show(report: Report): void {
    const { status, html } = reportHtml(report, this.#texts);
    this.#say(status);
    const result = this.#part('[data-result]');
    result.innerHTML = html;
    result.querySelector('[data-download]')?.addEventListener('click', () => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([findingsCsv(report, this.#texts)], { type: 'text/csv' }));
      link.download = 'findings.csv';
      link.click();
      URL.revokeObjectURL(link.href);
    });
  }
}

customElements.define('file-check', FileCheck);
