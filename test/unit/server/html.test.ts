import { describe, expect, it } from 'vitest';
import { html, told } from '../../../src/server/html.ts';

describe('markup', () => {
  it('escapes all that it is given, in text and in attributes', () => {
    const hostile = `"><script>alert('1')</script>&`;
    const escaped = '&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;';
    expect(html`<a title="${hostile}">${hostile}</a>`.text).toBe(`<a title="${escaped}">${escaped}</a>`);
  });

  it('takes markup as it is, lists, numbers and nothing', () => {
    const items = [1, 2].map((n) => html`<li>${n}</li>`);
    expect(html`${items}${null}${false}${3}`.text).toBe('<li>1</li><li>2</li>3');
  });

  it('shows what cannot be seen', () => {
    expect(told('a\u202eb\u200bc\u0000')).toBe('a\\u202eb\\u200bc\\x00');
  });
});
