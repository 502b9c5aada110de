import type { Access } from '../browser/access.ts';
import type { AuditBrowser } from '../browser/launch.ts';
import type { ScenarioName } from '../model/evidence.ts';
import type { ConsentStep } from '../model/portal-file.ts';

/** Where screenshots and snapshots go; `name` is a plain file name that gather made. */
export interface EvidenceFiles {
  write(name: string, data: string | Uint8Array): Promise<void>;
}

export interface Progress {
  url: string;
  message: string;
}

export interface GatherOptions {
  url: string;
  toolVersion: string;
  scenarios: readonly ScenarioName[];
  /** Category of the grant scenario, as a visitor would call it */
  grant?: string | null;
  /** Inner pages per scenario */
  pages: number;
  /** Page time in milliseconds that timers get before each reading */
  observeMs: number;
  /** Real time in milliseconds for one navigation, and for one settling */
  timeoutMs: number;
  locale: string;
  thirdPartyCookies: 'allow' | 'block';
  hostMapping: readonly string[];
  ignoreHttpsErrors: boolean;
  keepValues: boolean;
  consent: {
    banner: 'expected' | 'none' | 'unknown';
    accept: readonly ConsentStep[] | null;
    reject: readonly ConsentStep[] | null;
    choiceStoredIn: string | null;
  };
  /** What lets the browser in; without: what everybody sees */
  access?: Access;
  /** Where the portal is known to publish its declaration: a URL, or a path on the portal */
  policyUrl: string | null;
  /** Whether a page that was found reads as a declaration; without it the first page that answers is taken */
  isDeclaration?: (html: string, url: string) => boolean;
  files: EvidenceFiles | null;
  /** Inner pages that robots.txt refuses to this program are left out */
  obeyRobots?: boolean;
  signal: AbortSignal;
  progress(event: Progress): void;
}

export const VIEWPORT = { width: 1366, height: 900 };

/** The settings of every profile of a visit. */
export function profileOptions({ locale, access, url }: GatherOptions): Parameters<AuditBrowser['newContext']>[0] {
  return { locale, viewport: VIEWPORT, ...(access === undefined ? {} : { access: { ...access, portal: url } }) };
}
