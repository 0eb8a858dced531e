/** Makes the table of offers one to search and to sort; without it, it is a table all the same. */
class OfferTable extends HTMLElement {
  #rows: HTMLTableRowElement[] = [];

  connectedCallback(): void {
    this.#rows = [...this.querySelectorAll<HTMLTableRowElement>('tbody tr')];
    const form = this.querySelector('form');
    if (form) form.hidden = false;
    form?.addEventListener('input', () => this.#filter(new FormData(form)));
    form?.addEventListener('submit', (event) => event.preventDefault());
    for (const [column, heading] of this.querySelectorAll('th').entries()) this.#makeSortable(heading, column);
    this.#count();
  }

  #makeSortable(heading: HTMLTableCellElement, column: number): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener('click', () => {
      const descending = heading.ariaSort === 'ascending';
      for (const other of this.querySelectorAll('th')) other.removeAttribute('aria-sort');
      heading.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      this.#sort(column, descending);
    });
  }

  /** Numbers by value, texts as the language sorts them; what has no value comes last either way. */
  #sort(column: number, descending: boolean): void {
    const { compare } = new Intl.Collator(document.documentElement.lang);
    const valueOf = (row: HTMLTableRowElement) => row.cells[column]?.dataset['value'];
    const textOf = (row: HTMLTableRowElement) => row.cells[column]?.textContent ?? '';
    const isNumber = this.#rows.some((row) => valueOf(row) !== undefined);
    const sign = descending ? -1 : 1;
    const sorted = this.#rows.toSorted((a, b) => {
      if (!isNumber) return sign * compare(textOf(a), textOf(b));
      const [left, right] = [valueOf(a), valueOf(b)];
      if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
      return sign * (Number(left) - Number(right));
    });
    this.querySelector('tbody')?.append(...sorted);
  }

  #filter(fields: FormData): void {
    const textOf = (name: string) => fields.getAll(name).find((value) => typeof value === 'string') ?? '';
    const wanted = textOf('find').trim().toLowerCase();
    const category = textOf('category');
    for (const row of this.#rows) {
      const [name, group] = [row.cells[0], row.cells[1]].map((cell) => cell?.textContent ?? '');
      const isWanted = name?.toLowerCase().includes(wanted) && (category === '' || group === category);
      row.hidden = !isWanted || (fields.has('changes') && !row.hasAttribute('data-changes'));
    }
    this.#count();
  }

  #count(): void {
    const count = this.#rows.filter(({ hidden }) => !hidden).length;
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = (this.dataset['shown'] ?? '').replace('{count}', String(count));
  }
}

customElements.define('offer-table', OfferTable);
