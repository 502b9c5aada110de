import type { Queue } from '../queues/queue.ts';
import type { Schedules } from '../queues/schedules.ts';
import type { Store } from '../stores/store.ts';
import type { Access } from './access.ts';
import type { Comparing } from './changes.ts';
import type { Scans } from './scans.ts';

/** What the dashboard is made of; the command that serves it puts it together. */
export interface ServerParts {
  store: Store;
  comparing: Comparing;
  /** null: runs are made by the scans of this machine */
  queue: Queue | null;
  /** null: the dashboard is for reading */
  scans: Scans | null;
  schedules: Schedules | null;
  /** Portfolios that can be scanned from here */
  portfolios: readonly string[];
  access: Access;
  /** May portals of private networks be scanned? */
  allowPrivate: boolean;
  /** Whether whoever started the server said where this URL's host is reached */
  isMapped(url: string): boolean;
  /**
   * Whose word counts on the visitor's address, and on host and protocol: that of so many proxies in a row, or of those in
   * these networks (`loopback`, `linklocal`, `uniquelocal`, addresses, CIDR); null: nobody's
   */
  trustProxy: number | readonly string[] | null;
  /** Requests a minute from one address; scans and sign-ins have lower limits */
  requestsPerMinute: number;
  version: string;
}
