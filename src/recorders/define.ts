import type { CdpEvent, CdpEventParams } from '../browser/cdp.ts';
import type { Target } from '../browser/targets.ts';
import type { Journal } from './journal.ts';

export interface RecorderContext {
  journal: Journal;
  /** Top-level site of the page under audit, e.g. "https://example.org": what CHIPS partitions by */
  topLevelSite(): string | null;
}

type Handlers = { [E in CdpEvent]?: (params: CdpEventParams<E>, target: Target) => void };

/** One kind of fact. `attach` runs while the target is paused before its first byte. */
export interface Recorder {
  attach(target: Target): Promise<unknown>;
  on: Handlers;
  detach?(target: Target): void;
}

export interface RecorderDefinition {
  name: string;
  create(context: RecorderContext): Recorder;
}

export function defineRecorder(definition: RecorderDefinition): RecorderDefinition {
  return definition;
}
