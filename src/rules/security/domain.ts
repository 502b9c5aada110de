import { defineRule } from '../define.ts';
import { overOwnCookies, sessionLike } from '../security-rule.ts';
import { cookieName, short } from '../wording.ts';

export default defineRule({
  id: 'security/domain',
  title: 'A session cookie is shared with more hosts than needed',
  severity: 'note',
  explanation:
    'A first-party session cookie with a Domain wider than the portal’s own host is sent to every host below that domain. Portals of one platform that share a domain share such cookies with each other. A single log-in over several hosts may need it; then the note stands as a reminder.',
  ground: ['GDPR art. 32', 'RFC 6265bis §4.1.2.3'],
  fix: 'Set the cookie without the Domain attribute.',
  needs: ['browser'],
  evaluate: (context) =>
    overOwnCookies(context, (cookie) => {
      const { row } = cookie;
      if (row.hostOnly || !sessionLike(cookie) || row.domain === context.portalHost || row.domain === `www.${context.portalHost}`)
        return null;
      if (context.portalHost === `www.${row.domain}`) return null;
      return {
        message: `${cookieName(row)} is set for all hosts of ${short(row.domain)}`,
        reason: `the portal is ${short(context.portalHost)}: every other host of that domain receives it`,
      };
    }),
});
