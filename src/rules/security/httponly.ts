import { defineRule } from '../define.ts';
import { overOwnCookies, readByPage, sessionLike } from '../security-rule.ts';
import { cookieName } from '../wording.ts';

export default defineRule({
  id: 'security/httponly',
  title: 'Scripts can read a session cookie',
  severity: 'warning',
  explanation:
    'First-party cookies whose name is that of a session, a log-in or a token want the HttpOnly attribute, so that a script that was smuggled in cannot read them. Tokens against forged requests are left alone: the page is meant to read them.',
  ground: ['GDPR art. 32', 'RFC 6265bis §4.1.2.6'],
  fix: 'Set the cookie in a response with the HttpOnly attribute.',
  needs: ['browser'],
  evaluate: (context) =>
    overOwnCookies(context, (cookie) =>
      cookie.row.httpOnly || readByPage(cookie) || !sessionLike(cookie)
        ? null
        : {
            message: `${cookieName(cookie.row)} is set without HttpOnly`,
            reason: 'its name is that of a session: any script of the page can read it and send it away',
          },
    ),
});
