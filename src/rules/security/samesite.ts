import { defineRule } from '../define.ts';
import { overOwnCookies, sessionLike } from '../security-rule.ts';
import { cookieName } from '../wording.ts';

export default defineRule({
  id: 'security/samesite',
  title: 'A session cookie is sent with requests of other sites',
  severity: 'note',
  explanation:
    'First-party session cookies with SameSite=None go along with requests that other sites begin. A portal that is embedded elsewhere may need that; then the note stands as a reminder. (SameSite=None without Secure is refused by browsers, and is recorded as refused.)',
  ground: ['GDPR art. 32', 'RFC 6265bis §4.1.2.7'],
  fix: 'Set the cookie with SameSite=Lax or Strict, unless the portal is embedded in other sites.',
  needs: ['browser'],
  evaluate: (context) =>
    overOwnCookies(context, (cookie) =>
      cookie.row.sameSite !== 'None' || !sessionLike(cookie)
        ? null
        : { message: `${cookieName(cookie.row)} is set with SameSite=None`, reason: 'other sites can make the browser send it' },
    ),
});
