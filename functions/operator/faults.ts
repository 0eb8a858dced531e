/** The command line cannot be understood; the message says what would be. */
export class WrongUsage extends Error {}

/** The API did not do what was asked. */
export class Refused extends Error {}
