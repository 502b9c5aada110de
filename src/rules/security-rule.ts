import type { ObservedCookie, RuleContext } from './context.ts';
import type { Evaluation, FindingDraft } from './define.ts';
import { keyOf } from './wording.ts';

/** A name that sessions, log-ins and tokens go by; consent and analytics identifiers are no secrets of a visitor. */
const SESSION_LIKE =
  /(?:^|[^a-z])(?:sess(?:ion)?(?:[_-]?id)?|sid|auth|token|jwt|login|logged[_-]?in|remember|phpsessid|jsessionid|asp\.net_sessionid|connect\.sid|csrf[_-]?token|xsrf[_-]?token)(?:$|[^a-z])|sess(?:ion)?id/iu;
/** A token that the page itself is meant to read and send back: HttpOnly would break it. */
const READ_BY_PAGE = /csrf|xsrf/iu;

/** Whether a cookie carries a session, by its name: what that name says is all that can be known of it. */
export function sessionLike({ row }: ObservedCookie): boolean {
  return row.classification.category !== 'statistics' && row.classification.category !== 'marketing' && SESSION_LIKE.test(row.name);
}

export const readByPage = ({ row }: ObservedCookie): boolean => READ_BY_PAGE.test(row.name);

/** Whether the portal is visited over HTTPS: on plain HTTP a Secure cookie cannot be. */
export const overHttps = ({ evidence }: RuleContext): boolean => /^https:/iu.test(evidence.url);

/** The first-party cookies that were seen, one finding for each that `wrong` speaks of; third parties' are theirs to mend. */
export function overOwnCookies(
  context: RuleContext,
  wrong: (cookie: ObservedCookie) => { message: string; reason: string } | null,
): Evaluation {
  const own = context.cookies.filter(({ row }) => row.party === 'first');
  const findings = own.flatMap((cookie): FindingDraft[] => {
    const told = wrong(cookie);
    if (told === null) return [];
    const [first] = cookie.sightings;
    return [
      {
        ...told,
        review: !cookie.sightings.some(({ proved }) => proved),
        cookie: keyOf(cookie),
        ...(first === undefined
          ? {}
          : { scenario: first.scenario, phase: first.phase, evidence: [{ pointer: first.pointer, label: 'where it was seen first' }] }),
      },
    ];
  });
  return { findings };
}
