/** An answer other than success: HTTP status, message, and the substatus where the service documents one. */
export class Refused extends Error {
  readonly status: number;
  readonly substatus: number | undefined;

  constructor(status: number, message: string, substatus?: number) {
    super(message);
    this.status = status;
    this.substatus = substatus;
  }
}
