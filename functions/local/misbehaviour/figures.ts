/** The rules of scoring: what each figure counts. A request comes again when the partner sends its method and address again. */
export const FIGURES = {
  struck: 'Requests, reads or events that were struck.',
  repeated: 'Struck requests that came again.',
  notRepeated: 'Struck requests that have not come again: the client has given up, or will still come.',
  waited: 'Came again no sooner than Retry-After asked, give or take 50 ms.',
  tooSoon: 'Came again sooner than Retry-After asked.',
  sameRequestId: 'Came again with the same MS-RequestId.',
  otherRequestId: 'Came again with another MS-RequestId, or none: nothing tells the service that it is a repetition.',
  overlapped: 'Came again before the slow answer was given.',
  freshToken: 'Came again with another token.',
  deadToken: 'Came again with the token that was refused.',
  tokenFetched: 'Came again with another token after the development issuer had given one out since the refusal.',
  late: 'Orders or invoices that were shown late.',
  cameBack: 'Of these: read once more when they were there.',
  notCameBack: 'Of these: not read since they were there; the client has given up, or will still come.',
  orderedAgain: 'Orders for a customer who had another one that was not shown yet.',
} as const;

export type Figure = keyof typeof FIGURES;

/** Figures of which every one is a fault of the client. */
export const FAULTS: ReadonlySet<Figure> = new Set(['tooSoon', 'deadToken', 'orderedAgain']);
