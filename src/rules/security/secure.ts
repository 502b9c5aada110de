import { defineRule } from '../define.ts';
import { overHttps, overOwnCookies, sessionLike } from '../security-rule.ts';
import { cookieName } from '../wording.ts';

export default defineRule({
  id: 'security/secure',
  title: 'A session cookie may travel unencrypted',
  severity: 'warning',
  explanation:
    'First-party cookies whose name is that of a session, a log-in or a token, on a portal visited over HTTPS, want the Secure attribute: without it the browser sends them over plain HTTP as well. That a cookie carries a session is inferred from its name.',
  ground: ['GDPR art. 32', 'RFC 6265bis §4.1.2.5'],
  fix: 'Set the cookie with the Secure attribute.',
  needs: ['browser'],
  evaluate: (context) => {
    if (!overHttps(context)) return { findings: [], notApplicable: 'the portal was visited over plain HTTP' };
    return overOwnCookies(context, (cookie) =>
      cookie.row.secure || !sessionLike(cookie)
        ? null
        : {
            message: `${cookieName(cookie.row)} is set without Secure`,
            reason: 'its name is that of a session: whoever reads it may act as the visitor',
          },
    );
  },
});
