import type { Channel } from '../channel.ts';
import { postJson } from '../post.ts';
import { headline, portalWords, standing } from '../words.ts';

/** Of a header and of a section's text: https://docs.slack.dev/reference/block-kit/blocks */
const HEADER = 150;
const SECTION = 3000;

/** `plain_text` throughout: what pages say is never read as markup, a link or a mention. */
const plain = (text: string, most: number) => ({ type: 'plain_text', text: text.slice(0, most), emoji: false });

/** What an incoming webhook of Slack takes (Mattermost and Rocket.Chat read its `text`). */
export function slack(options: { url: URL; when: Channel['when'] }): Channel {
  const { url, when } = options;
  return {
    kind: 'slack',
    target: url.host,
    when,
    compose(news) {
      const { portals, more } = portalWords(news);
      const button = { type: 'button', text: plain('Open the report', 75), url: news.link };
      const blocks = [
        { type: 'header', text: plain(headline(news), HEADER) },
        ...portals.map(({ title, lines }) => ({ type: 'section', text: plain([title, ...lines].join('\n'), SECTION) })),
        ...(more === null ? [] : [{ type: 'section', text: plain(more, SECTION) }]),
        { type: 'context', elements: [plain(standing(news), SECTION)] },
        ...(news.link === null ? [] : [{ type: 'actions', elements: [button] }]),
      ];
      // `text` is the fallback of notifications; in it Slack reads &, < and > as markup.
      const text = headline(news).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      const body = JSON.stringify({ text, blocks });
      return { preview: body, send: async (signal) => await postJson(url, body, {}, signal) };
    },
  };
}
