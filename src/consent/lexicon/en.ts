import { defineLexicon, list } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'en',
  topic: list(
    'cookie*, gdpr, tracking technologies, trackers, your consent, we value your privacy, your privacy choices, data collection preferences',
  ),
  topicHints: list(
    'privacy, consent, partners, vendors, personal data, personal information, your data, tracking, personalised, personalized, advertising, analytics, preferences, legitimate interest, browsing',
  ),
  uses: list('collect*, process*, use*, using, store*, place*, set, sets, accept*, agree*, consent*, allow*, enable*'),
  accept: list(
    "accept all, accept all cookies, accept cookies, accept everything, accept and close, accept and continue, accept, accept all and close, accept all & close, allow all, allow all cookies, allow cookies, allow everything, allow, agree, agree to all, agree and close, agree and continue, i agree, i accept, i consent, consent, consent to all, enable all, enable all cookies, select all, yes to all, opt in, fine by me, sounds good, all good, allow tracking, activate all, turn on all, turn all on, =yes, =yes please, =yes i agree, =ok, =okay, =got it, =i understand, =understood, =continue, =that is fine, =that's fine, =that’s ok, =that's ok, =sure, =of course, =why not, =yes that is fine, =go ahead, =alright, =all right, =sounds good to me, =on, =enabled, =allowed, =all, =all cookies",
  ),
  reject: list(
    "reject all, reject all cookies, reject cookies, reject, reject and close, reject optional, reject additional cookies, reject non-essential, refuse, refuse all, refuse cookies, refuse everything, decline, decline all, decline cookies, deny, deny all, disagree, disagree and close, disagree to all, i disagree to all, i do not accept, do not accept, don't accept, do not consent, don't consent, do not agree, do not allow, don't allow, disallow, disallow all, disable all, turn off all, turn all off, deactivate all, opt out, object to all, continue without accepting, continue without agreeing, continue without consent, close without accepting, proceed without accepting, without accepting, without consent, without tracking, only necessary, necessary only, necessary cookies only, only necessary cookies, use necessary cookies only, use only necessary cookies, accept only necessary, accept necessary, accept only essential, accept essential, allow necessary, allow only necessary, only essential, essential only, essential cookies only, only essential cookies, only required, required only, strictly necessary only, only strictly necessary, only functional, functional only, accept required, use essential cookies, no cookies, no tracking, none of them, =no, =no thanks, =no way, =nope, =rather not, =i would rather not, =no thank you, =not now, =leave, =none, =no to all, =off, =disabled, =blocked, =not allowed",
  ),
  settings: list(
    'settings, =details, =let me see, cookie settings, cookies settings, consent settings, privacy settings, preferences, cookie preferences, manage, manage cookies, manage preferences, manage settings, manage choices, manage options, manage consent, manage my choices, manage your choices, manage my cookies, customise, customize, customise settings, customize settings, more options, options, other options, choose cookies, choose, let me choose, i want to choose, configure, configure cookies, set preferences, set your preferences, change settings, change preferences, change my preferences, adjust, personalise, personalize, personalise my choices, show purposes, view preferences, show details, show preferences, individual settings, advanced settings, review settings, more choices, your choices, my choices, control, tailor, see options',
  ),
  save: list(
    'save, save preferences, save settings, save choices, save my choices, save my preferences, save and close, save and exit, save and continue, save & exit, save & close, save selection, save changes, save services, confirm, confirm my choices, confirm choices, confirm selection, confirm preferences, confirm my preferences, accept selected, accept selection, accept my choices, accept current, accept current selection, accept selected cookies, accept these, agree to selected, allow selection, allow selected, allow selected cookies, apply, apply settings, apply selection, apply choices, use selected, submit, submit preferences, submit my choices, update preferences, update settings, continue with selected, continue with selection, =done, store my choices, keep my choices',
  ),
  close: list(
    '=close, =×, =x, =✕, =✖, =✗, =⨯, =╳, close banner, close dialog, close this, close cookie, dismiss, hide this message, close modal, close notice, close window',
  ),
  policy: list(
    'cookie policy, cookies policy, privacy policy, privacy notice, cookie notice, privacy statement, cookie statement, data protection, learn more, read more, more information, more info, find out more, imprint, terms, terms of use, legal notice, our partners, vendor list, list of partners, view vendors, about cookies, how we use cookies',
  ),
  pay: list('subscribe, subscription, pay, buy, purchase, ad-free, without ads, become a member, support us'),
  necessary: list(
    'necessar*, strictly necessary, essential*, always active, always on, always enabled, required, technically required, mandatory, cannot be disabled, cannot be turned off, cannot be switched off',
  ),
  selection: list('selected, selection, chosen, these, current, my choice*, my preference*, my setting*, your choice*'),
  only: list('only, just, solely'),
  negations: list("not, don't, dont, never, without, no"),
  decoys: list(
    'newsletter, subscribe, mailing list, discount, off your first, promo code, sign up, sign in, log in, login, password, years old, over 18, under 18, your age, of legal age, legal drinking age, date of birth, choose your language, select your language, your language, your country, your region, chat with us, need help, how can we help, start chat, live chat, download our app, our app, notifications, survey, basket, shopping cart, checkout, recipe, your location',
  ),
});
