/** The programmatic API: gather facts, judge them, report. */
export {
  auditPortals,
  streamAudits,
  type AuditOptions,
  type AuditResult,
  type AuditTarget,
  type Pacing,
  type PortalAudit,
} from './audit/audit.ts';
export { choosePolicy, policyOfPage, resolvePolicy, type PolicyChoice } from './audit/policy-choice.ts';
export { readEvidence, type ArchivedEvidence } from './archive/read-evidence.ts';
export { gather, type Gathered } from './gather/gather.ts';
export type { GatherOptions, Progress } from './gather/options.ts';
export { judge } from './judge/judge.ts';
export { profileOf } from './judge/profiles.ts';
export { makeReport } from './judge/report.ts';
export { CookieAuditError, ExitCode, type ErrorCode } from './model/errors.ts';
export { Evidence } from './model/evidence.ts';
export { Policy, PolicyResult } from './model/policy.ts';
export { Report } from './model/report.ts';
export { Finding, Verdict } from './model/verdict.ts';
export { readPolicy } from './policy/read.ts';
export { reporters } from './reporters/registry.ts';
