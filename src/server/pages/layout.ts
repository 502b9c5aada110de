import { html, type Html } from '../html.ts';

export type Section = 'portals' | 'runs' | 'queue' | 'schedules';

export interface Frame {
  title: string;
  section: Section | null;
  /** A word about what was just done */
  notice?: string | null;
  /** A way out is shown where there is a way in */
  signedIn?: boolean;
  body: Html;
  /** Seconds after which the page shows its new state, where something is under way */
  refresh?: number | null;
}

const sections: readonly { name: Section; label: string; href: string }[] = [
  { name: 'portals', label: 'Portals', href: '/' },
  { name: 'runs', label: 'Runs', href: '/runs' },
  { name: 'queue', label: 'Queue', href: '/queue' },
  { name: 'schedules', label: 'Schedules', href: '/schedules' },
];

export function page({ title, section, body, notice = null, signedIn = false, refresh = null }: Frame): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · cookie-audit</title>
        <link rel="stylesheet" href="/assets/style.css" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        ${refresh !== null && html`<script src="/assets/live.js" data-seconds="${refresh}" defer></script>`}
      </head>
      <body>
        <a class="skip" href="#content">To the content</a>
        <header class="top">
          <a class="brand" href="/"
            ><svg width="22" height="22" viewBox="0 0 24 24" aria-hidden="true"><use href="/assets/icon.svg#cookie" /></svg>cookie-audit</a
          >
          ${
            section !== null &&
            html`<nav aria-label="Main">
              <ul>
                ${sections.map(({ name, label, href }) => html`<li><a href="${href}" ${section === name && html` aria-current="page"`}>${label}</a></li>`)}
              </ul>
            </nav>`
          }
          ${signedIn && html`<form method="post" action="/logout"><button class="quiet">Sign out</button></form>`}
        </header>
        <main id="content" tabindex="-1">${notice !== null && html`<p class="notice" role="status">${notice}</p>`} ${body}</main>
        <footer><p>Findings are potential violations: automated results want a person’s confirmation. Times are UTC.</p></footer>
      </body>
    </html> `.text;
}
