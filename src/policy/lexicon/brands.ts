/**
 * Names of products and companies that set cookies, as policies write them: where a document names
 * one beside a cookie, it is the provider. Two words or a coined word each: "Segment" alone is none.
 */
export const BRANDS: readonly string[] = [
  'Google Analytics 4', 'Google Analytics', 'Google Tag Manager', 'Google Ads', 'Google AdSense', 'Google AdWords', 'Google Ad Manager', 'Google Marketing Platform', 'Google Optimize', 'Google reCAPTCHA', 'Google Chrome', 'Google',
  'Google Maps', 'Google Fonts', 'Google DoubleClick', 'DoubleClick', 'reCAPTCHA', 'YouTube', 'Vimeo', 'Dailymotion', 'Meta Pixel', 'Facebook Pixel', 'Facebook', 'Instagram', 'WhatsApp', 'LinkedIn Insight Tag', 'LinkedIn',
  'X (Twitter)', 'Twitter', 'TikTok Pixel', 'TikTok', 'Pinterest', 'Snapchat', 'Reddit', 'Microsoft Clarity', 'Microsoft Advertising', 'Bing Ads', 'Microsoft Ads', 'Microsoft', 'Hotjar', 'Matomo', 'Piwik PRO', 'Piwik',
  'Plausible', 'Fathom', 'Adobe Analytics', 'Adobe Target', 'AT Internet', 'Piano Analytics', 'XiTi', 'Eulerian', 'Mixpanel', 'Amplitude', 'PostHog', 'Heap Analytics', 'Mouseflow', 'Crazy Egg', 'FullStory', 'ContentSquare',
  'AB Tasty', 'VWO', 'Optimizely', 'Kameleoon', 'Smartlook', 'Lucky Orange', 'HubSpot', 'Mailchimp', 'Brevo', 'Sendinblue', 'ActiveCampaign', 'Klaviyo', 'Marketo', 'Pardot', 'Salesforce', 'Intercom', 'Zendesk', 'Crisp', 'Tawk.to',
  'Drift', 'LiveChat', 'Freshchat', 'Tidio', 'Olark', 'Criteo', 'Taboola', 'Outbrain', 'AppNexus', 'Xandr', 'The Trade Desk', 'Adform', 'AdRoll', 'RTB House', 'Quantcast', 'comScore', 'Nielsen', 'New Relic', 'Datadog',
  'Cloudflare', 'Akamai', 'Imperva', 'Fastly', 'Amazon Web Services', 'AWS', 'Azure', 'Stripe', 'PayPal', 'Klarna', 'Adyen', 'Mollie', 'Paddle', 'Shopify', 'WooCommerce', 'WordPress', 'Drupal', 'Joomla', 'TYPO3', 'PrestaShop',
  'Magento', 'Squarespace', 'Wix', 'Webflow', 'OneTrust', 'Cookiebot', 'Complianz', 'CookieYes', 'Didomi', 'Axeptio', 'tarteaucitron', 'Klaro', 'Usercentrics', 'Borlabs', 'iubenda', 'Osano', 'Termly', 'Iubenda', 'Opendatasoft', 'Huwise',
  'Spotify', 'SoundCloud', 'Calendly', 'Typeform', 'Trustpilot', 'Disqus', 'AddThis', 'ShareThis', 'Eventbrite', 'Mapbox', 'OpenStreetMap', 'Siteimprove', 'Dynatrace', 'etracker', 'econda', 'Yandex Metrica', 'Yandex', 'Gemius', 'Sentry', 'Polylang', 'WPML', 'Elementor', 'Wordfence', 'Rocket Science Group',
];
