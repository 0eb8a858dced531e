/** What a partner owes, kept a second time: the oldest document first, in fen, with nothing from the code that bills. */
export class Ledger {
  readonly documents: { readonly id: string; readonly total: number; readonly due: number }[] = [];
  readonly payments = new Map<string, number>();
  readonly credits: { readonly id: string; readonly on: number; readonly total: number }[] = [];

  get paid(): number {
    return [...this.payments.values()].reduce((sum, amount) => sum + amount, 0);
  }

  /** What documents to come will find credited: refunds given between two billing dates. */
  creditedBetween(past: number, cut: number): number {
    return this.credits.filter(({ on }) => on >= past && on < cut).reduce((sum, { total }) => sum + total, 0);
  }

  /** Whether something is overdue, once finance charges are added. */
  isOverdue(today: number, charges: ReadonlyMap<string, number>): boolean {
    let funds = this.paid + this.documents.reduce((sum, { total }) => sum + Math.max(0, -total), 0);
    let isOverdue = false;
    for (const { id, total, due } of this.documents) {
      const owed = Math.max(0, total) + (charges.get(id) ?? 0);
      const open = Math.max(0, owed - funds);
      funds = Math.max(0, funds - owed);
      if (open > 0 && due < today) isOverdue = true;
    }
    return isOverdue;
  }
}
