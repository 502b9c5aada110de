/** The report's only style sheet. No url(): nothing is fetched. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#fbfbf9;--card:#fff;--ink:#1b1d22;--soft:#555b66;--line:#dcdcd6;--fill:#f1f1ec;--link:#1a4f9c;
--bad:#a3181c;--bad-bg:#fdeceb;--warn:#7a4b00;--warn-bg:#fff3dc;--note:#35507a;--note-bg:#e9f0fa;--good:#17643a;--good-bg:#e6f4ea;--doubt:#5b3b91;--doubt-bg:#f1eafb;--focus:#1a4f9c}
@media (prefers-color-scheme:dark){:root{--paper:#14161a;--card:#1b1e24;--ink:#e8e9ec;--soft:#a6adba;--line:#333842;--fill:#22262e;--link:#8fb8ff;
--bad:#ff9d97;--bad-bg:#3a1a1b;--warn:#f3c16b;--warn-bg:#352810;--note:#a9c6f5;--note-bg:#1c2a40;--good:#86d8a4;--good-bg:#15301f;--doubt:#cdb3ff;--doubt-bg:#2a2040;--focus:#8fb8ff}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
main,.top,.foot{max-width:76rem;margin:0 auto;padding:0 1.25rem}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:2}
.top{padding-top:2.25rem;display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:baseline;justify-content:space-between}
.top p{margin:0;color:var(--soft);font-size:.875rem}
h1{font-size:1.05rem;margin:0;font-weight:650;letter-spacing:.01em}
h2{font-size:1.6rem;line-height:1.25;margin:0;font-weight:680;letter-spacing:-.01em}
h3{font-size:1.15rem;margin:2.25rem 0 .75rem;font-weight:650}
h4{font-size:1rem;margin:0;font-weight:620}
p{margin:.4rem 0}
code,.mono{font:.86em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
.soft{color:var(--soft)}.small{font-size:.875rem}.nowrap{white-space:nowrap}
.hero{border:1px solid var(--line);border-left:.5rem solid var(--tone);background:var(--card);border-radius:.6rem;padding:1.4rem 1.6rem;margin:1.25rem 0 1.5rem}
.hero .word{display:inline-flex;gap:.5rem;align-items:center;font-weight:700;color:var(--tone);font-size:1.05rem;margin:0 0 .25rem}
.hero h2{margin:0 0 .35rem}
.hero ul{margin:.6rem 0 0;padding-left:1.15rem}.hero li{margin:.2rem 0}
.violations{--tone:var(--bad);--tone-bg:var(--bad-bg)}.compliant{--tone:var(--good);--tone-bg:var(--good-bg)}.inconclusive{--tone:var(--doubt);--tone-bg:var(--doubt-bg)}
.error{--tone:var(--bad);--tone-bg:var(--bad-bg)}.warning{--tone:var(--warn);--tone-bg:var(--warn-bg)}.note{--tone:var(--note);--tone-bg:var(--note-bg)}.review{--tone:var(--doubt);--tone-bg:var(--doubt-bg)}.good{--tone:var(--good);--tone-bg:var(--good-bg)}.muted{--tone:var(--soft);--tone-bg:var(--fill)}
.badge{display:inline-block;padding:.08rem .5rem;border-radius:1rem;background:var(--tone-bg);color:var(--tone);font-size:.8125rem;font-weight:620;white-space:nowrap}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.75rem;margin:0 0 1.5rem;padding:0;list-style:none}
.tiles li{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:.75rem 1rem}
.tiles b{display:block;font-size:1.6rem;line-height:1.2;font-weight:680;color:var(--tone,var(--ink));font-variant-numeric:tabular-nums}
.tiles span{color:var(--soft);font-size:.8125rem}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:.35rem 1.25rem;margin:0}
.facts dt{color:var(--soft)}.facts dd{margin:0}
.card{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:1rem 1.25rem;margin:.75rem 0;content-visibility:auto;contain-intrinsic-size:auto 9rem}
.card>h3{margin:0 0 .35rem;font-size:1rem}
.group{border-left:.3rem solid var(--tone)}
.group>header{display:flex;flex-wrap:wrap;gap:.35rem .75rem;align-items:baseline}
.group .rule{color:var(--soft)}
.group ol,.plain{margin:.6rem 0;padding:0;list-style:none}
.group ol>li{padding:.55rem 0;border-top:1px solid var(--line)}
.group ol>li>p:first-child{margin-top:0}
.why{display:grid;grid-template-columns:5.5rem 1fr;gap:.15rem .75rem;margin:.35rem 0;font-size:.9375rem}.why dt{color:var(--soft)}.why dd{margin:0}
details>summary{cursor:pointer;color:var(--link);width:fit-content}
details.block>summary{font-weight:600;padding:.25rem 0}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:.6rem;background:var(--card)}
table{border-collapse:collapse;width:100%;font-size:.875rem}
caption{text-align:left;padding:.6rem .8rem;color:var(--soft)}
th,td{text-align:left;vertical-align:top;padding:.5rem .8rem;border-top:1px solid var(--line)}
thead th{border-top:0;background:var(--fill);font-weight:620;font-size:.8125rem;white-space:nowrap}
tbody th{font-weight:400}tbody th .mono{font-weight:650;font-size:.875rem}
td.num,th.num{text-align:right;font-variant-numeric:tabular-nums}
td ul{margin:0;padding-left:1rem}td ul.plain{padding:0;margin:.25rem 0 0}.facts ul.plain{margin:0}td p{margin:0}
.pair .observed,.pair .declared{min-width:12rem}
.wide{min-width:12rem}
.tools{display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:end;margin:.5rem 0 .75rem}
.tools label{display:grid;gap:.2rem;font-size:.8125rem;color:var(--soft)}
input,select,button{font:inherit;font-size:.9375rem;color:var(--ink);background:var(--card);border:1px solid #8a8f99;border-radius:.4rem;padding:.35rem .6rem;min-height:2.25rem}
button{cursor:pointer}button:disabled{opacity:.55;cursor:default}
.tools output{color:var(--soft);font-size:.875rem;padding-bottom:.4rem}
.js table[data-page]:not([data-ready]) tbody>tr:nth-child(n+101){display:none}
html:not(.js) .tools{display:none}
[hidden]{display:none!important}
.shots{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:1rem}
figure{margin:0}
.shots.key{grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));margin-bottom:1rem}.shots figure.large{grid-column:1/-1}
.shots button{display:block;width:100%;padding:0;border:1px solid var(--line);border-radius:.5rem;overflow:hidden;background:var(--fill)}
.shots img{display:block;width:100%;height:auto}
figcaption{font-size:.875rem;color:var(--soft);padding:.35rem .1rem}
.line{margin:1rem 0}
.line svg{width:100%;height:auto;display:block;background:var(--card);border:1px solid var(--line);border-radius:.6rem}
svg text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;fill:var(--soft)}
svg .band0{fill:var(--fill)}svg .band1{fill:transparent}svg .edge{stroke:var(--line)}svg .req{stroke:var(--soft);opacity:.45}
svg .c-yes{fill:var(--bad)}svg .c-no{fill:var(--good)}svg .c-review{fill:var(--doubt)}svg .click{stroke:var(--link);stroke-width:2}svg .click-t{fill:var(--link);font-weight:600}svg .bandname{fill:var(--ink);font-weight:600}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;font-size:.8125rem;color:var(--soft);margin:.4rem 0;padding:0;list-style:none}
.legend svg{width:.8rem;height:.8rem;display:inline-block;vertical-align:-.08rem;border:0;background:none}
.portal{padding-top:1rem}.portal+.portal{border-top:1px solid var(--line);margin-top:3rem;padding-top:2.5rem}
.chain{margin:.25rem 0;padding-left:1.2rem}
.seen{display:grid;gap:.1rem}
.back{font-size:.875rem}
.foot{color:var(--soft);font-size:.875rem;padding-top:2rem;padding-bottom:3rem;border-top:1px solid var(--line);margin-top:3rem}
@media (max-width:40rem){.facts,.why{grid-template-columns:1fr;gap:0}.facts dd,.why dd{margin-bottom:.4rem}.hero{padding:1rem 1.1rem}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{:root{color-scheme:light;--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--fill:#f2f2f2;--link:#000;--bad:#8c1014;--bad-bg:#fff;--warn:#6a4100;--warn-bg:#fff;--note:#26406a;--note-bg:#fff;--good:#0f5530;--good-bg:#fff;--doubt:#4a2c80;--doubt-bg:#fff}
@page{margin:16mm 14mm}
body{font-size:10pt}main,.top,.foot{max-width:none;padding-left:0;padding-right:0}
.tools,.skip,.back,.pages{display:none!important}
.card,.hero,figure,tr{break-inside:avoid}h2,h3,h4{break-after:avoid}
.card{content-visibility:visible}.scroll{overflow:visible;border:0}table{font-size:8pt}thead{display:table-header-group}
.badge{border:1px solid}.portal+.portal{break-before:page;border:0}
tr[hidden]{display:table-row!important}
details::details-content{content-visibility:visible;height:auto}}
`;
