import type { News } from '../../model/news.ts';
import type { Channel } from '../channel.ts';
import { postJson } from '../post.ts';
import { headline, portalWords, standing, type PortalWords } from '../words.ts';

/** A message that is larger is refused (28 KB); room is left for the envelope. */
const MOST_BYTES = 24_000;

/** Text runs are not read as Markdown, as text blocks would be. */
function run(text: string, style: { weight?: 'bolder'; size?: 'large' | 'small'; subtle?: boolean } = {}) {
  const { weight, size, subtle } = style;
  return {
    type: 'RichTextBlock',
    inlines: [
      {
        type: 'TextRun',
        text,
        ...(weight === undefined ? {} : { weight }),
        ...(size === undefined ? {} : { size }),
        ...(subtle === true ? { isSubtle: true } : {}),
      },
    ],
  };
}

/** An Adaptive Card in the envelope that the webhook of a Teams workflow takes. */
export function teams(options: { url: URL; when: Channel['when'] }): Channel {
  const { url, when } = options;
  return {
    kind: 'teams',
    target: url.host,
    when,
    compose(news) {
      const body = fitting(news);
      return { preview: body, send: async (signal) => await postJson(url, body, {}, signal) };
    },
  };
}

function fitting(news: News): string {
  const { portals, more } = portalWords(news);
  for (let shown = portals.length; ; shown -= 1) {
    const cut = shown === portals.length ? more : `and ${news.portals.length - shown} more`;
    const body = card(news, portals.slice(0, shown), cut);
    if (Buffer.byteLength(body) <= MOST_BYTES || shown === 0) return body;
  }
}

function card(news: News, portals: readonly PortalWords[], more: string | null): string {
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    msteams: { width: 'Full' },
    body: [
      run(headline(news), { weight: 'bolder', size: 'large' }),
      ...portals.flatMap(({ title, lines }) => [run(title, { weight: 'bolder' }), ...lines.map((line) => run(line))]),
      ...(more === null ? [] : [run(more)]),
      run(standing(news), { size: 'small', subtle: true }),
    ],
    actions: news.link === null ? [] : [{ type: 'Action.OpenUrl', title: 'Open the report', url: news.link }],
  };
  return JSON.stringify({
    type: 'message',
    summary: headline(news),
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }],
  });
}
