/** Where somebody else says how the services run. */
export interface HealthFeed {
  /** The text of the feed as it is now. Throws where it cannot be had, or is larger than a feed may be. */
  read(): Promise<string>;
}
