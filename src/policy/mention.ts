/** What documents call the things that they list, in any of the languages. */
const MENTION =
  /cookie|traceur|testigo|testemunho|local ?storage|session ?storage|kakor|kakan|kakans|evästee|evaste|informasjonskaps|ciastecz|galet(?:a|es)(?!\p{L})|süti|(?<!\p{L})suti|kolačić|kolacic|piškot|piskot|çerez|cerez/iu;

/** Whether a text speaks of cookies. */
export const mentionsCookies = (text: string): boolean => MENTION.test(text);

const POLICY =
  /privacy|data protection|confidentialit|donn[ée]es (?:personnelles|à caractère)|datenschutz|privatsph|privacidad|protecci[óo]n de datos|riservatezza|informativa|gegevensbescherming|privacidade|prote[çc][ãa]o de dados|prywatno|ochron\p{L} danych|integritet|personuppgift|privatliv|persondata|tietosuoja|personvern|soukrom|osobn[íi]ch [úu]daj|privacitat|confiden[țt]ialit|adatv[ée]delm|adatkezel|s[úu]krom|privatnost|απορρ|gizlilik|ki[şs]isel veri/iu;

/** Whether a title or heading says that a document is about cookies or personal data. */
export const isPolicyTitle = (text: string): boolean => mentionsCookies(text) || POLICY.test(text.slice(0, 400));
