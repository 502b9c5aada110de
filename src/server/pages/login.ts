import { html, type Html } from '../html.ts';

export function loginPage(wrong: boolean): Html {
  return html`<h1>Sign in</h1>
    ${wrong && html`<p class="notice bad" role="alert">That is not the token.</p>`}
    <form method="post" action="/login" class="stacked">
      <label
        >Token <input name="token" type="password" autocomplete="current-password" required /><span class="faint"
          >The one this server was started with.</span
        ></label
      ><button class="primary">Sign in</button>
    </form>`;
}
