import { readdirSync } from 'node:fs';
import type { Frame, Page } from 'playwright';
import { DriverName } from '../model/consent.ts';
import type { BannerControl, ConsentStepRecord } from '../model/consent.ts';
import type { ConsentStep } from '../model/portal-file.ts';
import type { PageView } from './probe.ts';

/** `grant`: one category, and nothing else that may be refused. */
export type Choice = 'accept' | 'reject' | 'grant';

export interface DriverContext {
  page: Page;
  choice: Choice;
  /** For `grant`: what a switch of the category is called. */
  category: RegExp | null;
  /** Not by the answers of the first layer. */
  viaSettings: boolean;
  script: { steps: ConsentStep[]; choiceStoredIn?: string } | undefined;
  /** What the probe saw just before this driver's turn. */
  view: PageView;
  /** Looks again: what is seen of a banner goes into its facts. */
  look(): Promise<PageView>;
  /** Milliseconds that are left to the choice, at most `cap`; throws when there are none. */
  remaining(cap: number): number;
  record(what: ConsentStepRecord['what'], detail: string, ok: boolean): void;
  settle(): Promise<void>;
  /** A further layer that was opened by the control of this name. */
  layer(opener: string, controls: BannerControl[]): void;
  /** Whether the storage says the choice by now, in so many words. */
  agrees(): Promise<boolean>;
  /** To be called before the first touch: what comes after it is the effect of the choice. */
  touching(): void;
}

export interface Acted {
  /** The control that was clicked last, to see it go; null: the driver does not know it. */
  clicked: { frame: Frame; ref: string } | null;
  cmp: string | null;
  /** The click could not be read as a choice from what was on the screen: only readable storage proves it. */
  needsAgreement: boolean;
}

/** A driver that knows the banner but could not work it says why by this error. */
export class ConsentFailure extends Error {
  override readonly name = 'ConsentFailure';
  /** The page did not take a click in time; another visit may find it quicker. */
  readonly untimely: boolean;

  constructor(message: string, untimely = false) {
    super(message);
    this.untimely = untimely;
  }
}

export interface Driver {
  name: DriverName;
  /** Whether there is something here for this driver. Looks only. */
  detect(context: DriverContext): Promise<boolean>;
  /** null: after all, this banner is not one that the driver knows. */
  act(context: DriverContext): Promise<Acted | null>;
}

export function defineDriver(driver: Driver): Driver {
  return driver;
}

function isDriver(value: unknown): value is Driver {
  return typeof value === 'object' && value !== null && 'name' in value && 'detect' in value && 'act' in value;
}

/** The drivers of the directory, in the order in which they are tried. */
export async function loadDrivers(): Promise<readonly Driver[]> {
  const directory = new URL('./drivers/', import.meta.url);
  const files = readdirSync(directory).filter((name) => /^[\w-]+\.(ts|js)$/.test(name));
  const drivers = await Promise.all(
    files.map(async (file) => {
      const module: unknown = await import(new URL(file, directory).href);
      const found = typeof module === 'object' && module !== null && 'default' in module ? module.default : null;
      if (!isDriver(found)) throw new Error(`${file} does not export a driver: export default defineDriver({...})`);
      return found;
    }),
  );
  const rank = (driver: Driver): number => DriverName.options.indexOf(driver.name);
  return drivers.sort((a, b) => rank(a) - rank(b));
}
