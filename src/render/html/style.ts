/** `style-src` of the page names this hash; a test computes it again. */
export const pageStyleHash = "sha256-VHXh/4ww+WKDAyQQjDvXHF11f3p1qGQ16AZmEnxcuPY=";

export const pageStyle = `
:root{color-scheme:light dark;
--paper:light-dark(#faf9f6,#15171a);--card:light-dark(#fff,#1d2024);--ink:light-dark(#1d2125,#e8e6e1);--soft:light-dark(#5a6169,#a5abb2);--line:light-dark(#e4e1d9,#343a40);--accent:light-dark(#1d5b76,#86c5df);--shade:light-dark(#f3f1ec,#23272c);
--bad:light-dark(#a3271d,#ff9f94);--bad-bg:light-dark(#fbe8e5,#3d1f1c);--warn:light-dark(#855000,#f0bd66);--warn-bg:light-dark(#fcf0d8,#38290f);--ask:light-dark(#57478a,#c1b2f2);--ask-bg:light-dark(#efecf9,#2a2542);--good:light-dark(#22663f,#8ad6a9);--good-bg:light-dark(#e6f3ea,#172f1f);
--heat:light-dark(#e0a33a,#c98a2b);--serif:ui-serif,"Iowan Old Style",Charter,Georgia,"Songti SC","Noto Serif CJK SC",serif}
:root:has(#theme-light:checked){color-scheme:light}
:root:has(#theme-dark:checked){color-scheme:dark}
:root:has(#lang-en:checked) .t-zh,:root:has(#lang-zh:checked) .t-en{display:none}
*{box-sizing:border-box}
html{scroll-padding-top:3.2rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;font-variant-numeric:tabular-nums;text-rendering:optimizeLegibility}
.banner,nav,main,footer{max-width:74rem;margin-inline:auto;padding-inline:1.5rem}
h1,h2{font-family:var(--serif);font-weight:600;letter-spacing:-.01em;line-height:1.2;text-wrap:balance}
h1{font-size:2.1rem;margin:0}
h2{font-size:1.5rem;margin:0 0 .25rem}
h3{font-size:1.02rem;margin:1.6rem 0 .5rem}
h4,h5{font-size:.95rem;margin:.8rem 0 .1rem}
h5{font-size:.9rem}
h1,h3,h4,h5,summary,.lead{overflow-wrap:anywhere}
small{font-size:.82em;font-weight:400;color:var(--soft)}
code{font:.84em/1.4 ui-monospace,"SF Mono",Menlo,Consolas,monospace;color:var(--soft);overflow-wrap:anywhere}
a{color:var(--accent);text-underline-offset:.15em;text-decoration-thickness:.06em}
p{margin:.4rem 0}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:3px}
.hide{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;z-index:9;background:var(--card);padding:.5rem 1rem}
.banner{display:flex;flex-wrap:wrap;gap:1rem 2rem;align-items:flex-end;justify-content:space-between;padding-top:2.6rem;padding-bottom:1.1rem}
.banner p{margin:.35rem 0 0;color:var(--soft)}
.controls{display:flex;flex-wrap:wrap;gap:.5rem}
nav{position:sticky;top:0;z-index:2;display:flex;gap:1.4rem;overflow-x:auto;background:var(--paper);border-bottom:1px solid var(--line);padding-block:.6rem}
nav a{color:var(--soft);text-decoration:none;white-space:nowrap}
nav a:hover{color:var(--ink)}
.switch{border:1px solid var(--line);border-radius:8px;margin:0;padding:2px;display:inline-flex;flex-wrap:wrap;gap:2px;background:var(--shade)}
.switch[hidden]{display:none}
.switch legend:not(.hide){float:left;padding:.2rem .5rem;color:var(--soft);font-size:.87rem}
.switch label{cursor:pointer}
.switch input{position:absolute;opacity:0;pointer-events:none}
.switch label>span{display:block;padding:.2rem .7rem;border-radius:6px;font-size:.87rem;color:var(--soft)}
.switch input:checked+span{background:var(--card);color:var(--ink);box-shadow:0 0 0 1px var(--line)}
.switch input:focus-visible+span{outline:2px solid var(--accent);outline-offset:1px}
.headline{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));gap:1rem;margin-top:1.6rem}
.answer{display:flex;flex-direction:column;gap:.15rem;padding:1.1rem 1.25rem 1.2rem;background:var(--card);border:1px solid var(--line);border-radius:12px;color:inherit;text-decoration:none}
.answer:hover{border-color:var(--accent)}
.answer .q{color:var(--soft);font-size:.9rem}
.answer .figure{font:600 1.9rem/1.25 var(--serif)}
.answer .text{color:var(--soft);font-size:.88rem}
.stack{display:block;width:100%;height:6px;border-radius:3px;margin:.2rem 0 .5rem}
.v-ready{fill:var(--good)}.v-unknown{fill:var(--ask)}.v-fix{fill:var(--warn)}.v-blocked{fill:var(--bad)}
section{margin-top:3.4rem}
.lead{color:var(--soft);max-width:60rem;margin:0 0 1rem}
.warnings{margin-top:1.5rem;padding:.8rem 1.25rem;border-left:3px solid var(--warn);background:var(--warn-bg);border-radius:0 8px 8px 0}
.warnings h2{font-family:inherit;font-size:1rem;letter-spacing:0;margin:0}.warnings summary{padding:.1rem 0}
.scroll{overflow-x:auto;margin-inline:-2px;padding:2px}
table{border-collapse:collapse;width:100%}
th{text-align:start;font-weight:500}
thead th{color:var(--soft);font-size:.85rem;font-weight:500;vertical-align:bottom}
.list th,.list td{padding:.38rem .9rem .38rem 0;border-bottom:1px solid var(--line);vertical-align:top;text-align:start}
.list td,.list th{min-width:4.4rem}.list time{white-space:nowrap}
.list td:last-child,.list th:last-child{padding-right:0}
.list .num,.num{text-align:end;white-space:nowrap}
.stops td:first-child{white-space:nowrap;padding-right:1.4rem}
@media (max-width:40rem){.stops td:first-child{white-space:normal}}
.hosts{max-width:46rem;margin-top:1.6rem}
.matrix{border-collapse:separate;border-spacing:3px;width:auto;max-width:100%}
.matrix thead th{padding:.2rem .4rem;width:8.1rem;min-width:5.6rem}
.matrix thead th:first-child{width:18rem;padding-inline-start:0}
.matrix tbody th{padding:.2rem .8rem .2rem 0;min-width:11rem;max-width:20rem;line-height:1.3;overflow-wrap:anywhere}
.matrix tbody th,.matrix thead th:first-child{position:sticky;left:0;background:var(--paper);z-index:1}
.matrix tbody th small{display:block}
.matrix td{padding:0;height:1px}
.matrix .none{text-align:center;color:var(--soft)}
.cell{display:flex;flex-direction:column;justify-content:center;width:100%;height:100%;min-height:2.9rem;min-width:5.6rem;padding:.3rem .6rem;border:1px solid transparent;border-radius:7px;font:inherit;line-height:1.3;text-align:start;text-decoration:none;cursor:pointer;white-space:nowrap}
.dense .cell{flex-direction:row;justify-content:start;align-items:center;gap:.4rem;min-width:0;min-height:0;padding:.25rem .4rem}
.dense .word{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.dense .cell{position:relative}.dense thead th{width:4.6rem;min-width:4.6rem}
.cell b{font-weight:600;font-size:.88rem}
.cell small,.cell b{color:inherit}
.cell:hover{border-color:currentColor}
.blocked,.loss,.tag.block.fail{background:var(--bad-bg);color:var(--bad)}
.fix,.thin,.tag.fix.fail{background:var(--warn-bg);color:var(--warn)}
p.fix{background:none;color:inherit}
.unknown,.tag.unknown{background:var(--ask-bg);color:var(--ask)}
.ready,.good{background:var(--good-bg);color:var(--good)}
.fair{background:var(--shade);color:var(--ink)}
.tag.advise,.tag.waived{background:var(--shade);color:var(--soft)}
.tag,.key,header .band{display:inline-block;border-radius:5px;padding:.05rem .5rem;font-size:.82rem;font-weight:600;white-space:nowrap}
.key{min-width:1.4rem;text-align:center;padding-inline:.3rem}
.legend{color:var(--soft);font-size:.86rem;line-height:1.9}
.entry{display:inline-block;margin-inline-end:.9rem}
.key.host{background:var(--accent);color:var(--paper)}
.heatkey{background:linear-gradient(90deg,transparent,var(--heat));width:2.4rem;height:.8rem;vertical-align:-1px}
.drawer{width:min(42rem,calc(100vw - 2rem));max-height:calc(100vh - 4rem);overflow:auto;border:1px solid var(--line);border-radius:14px;background:var(--card);color:var(--ink);padding:1.2rem 1.5rem 1.5rem;box-shadow:0 18px 60px rgb(0 0 0/.25)}
.drawer::backdrop{background:rgb(0 0 0/.35)}
.drawer header{display:flex;gap:.8rem;align-items:center;flex-wrap:wrap}
.drawer h3{margin:0;font:600 1.15rem/1.3 var(--serif)}
.close{margin-inline-start:auto;font:inherit;font-size:.87rem;background:var(--shade);color:var(--ink);border:1px solid var(--line);border-radius:6px;padding:.2rem .7rem;cursor:pointer}
.facts{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;margin:.8rem 0;font-size:.9rem}
.facts dt{color:var(--soft)}
.facts dd{margin:0 0 0 -1rem}
.findings{list-style:none;margin:.2rem 0 .6rem;padding:0}
.findings li{display:grid;grid-template-columns:6.2rem minmax(0,1fr);gap:.2rem .9rem;padding:.65rem 0;border-bottom:1px solid var(--line)}
.findings li>.tag{justify-self:start;align-self:start;white-space:normal;margin-top:.1rem}
.findings p{margin:0}
.findings .what{font-weight:500}
.findings .law{font-size:.86rem;color:var(--soft)}
.concerns{display:block}.concerns code{display:inline-block;background:var(--shade);border-radius:4px;padding:0 .35rem;font-weight:400}
.fold{border-top:1px solid var(--line)}
.fold:last-of-type{border-bottom:1px solid var(--line)}
.fold.small,.fold.small:last-of-type{border:0;font-size:.92rem}
summary{cursor:pointer;padding:.55rem 0}
summary h3,summary h4{display:inline;font-size:1.02rem;font-weight:600}
.fold h4{color:var(--soft);font-weight:500}
summary h4,.fold summary h4{color:var(--ink);font-weight:600}
.plain{margin:.4rem 0;padding-inline-start:1.1rem}
.plain li{margin:.25rem 0}
.ask{color:var(--ask)}
.columns{columns:3 18rem;column-gap:2.5rem}.columns h3{break-after:avoid}.columns li{break-inside:avoid}.columns>div:first-child h3{margin-top:0}
.marketplan{margin-top:1.2rem}
.calendar{display:block;overflow:hidden;width:100%;min-width:44rem;height:auto}
.calendar text{font:9.5px system-ui,sans-serif;fill:var(--soft)}
.calendar .date{text-anchor:middle}
.calendar .date{font-size:11px}
.calendar .weekend.date{fill:var(--ink);font-weight:600}
.calendar .hour{text-anchor:end}
.calendar .day{fill:var(--card);stroke:var(--line);stroke-width:.5}
.calendar .weekend.day{fill:var(--shade)}
.calendar .outside.day{fill:var(--paper)}
.calendar .rule{stroke:var(--line);stroke-width:.6;stroke-dasharray:2 3}
.c-heat{fill:var(--heat)}
.c-stream{fill:var(--accent)}
.calendar text.c-letter,.c-letter{fill:var(--paper);font:700 9px system-ui,sans-serif;text-anchor:middle}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(21rem,1fr));gap:.9rem;padding:.3rem 0 1.2rem;scroll-margin-top:3rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:.8rem 1rem}
.card header{display:flex;justify-content:space-between;align-items:baseline;margin-bottom:.3rem}
.card h5{margin:0;font-size:.95rem}
.fall{font-size:.84rem;line-height:1.35}
.fall th{width:40%;padding:.12rem .5rem .12rem 0;overflow-wrap:anywhere}
.fall td{padding:.12rem 0}
.fall .bar{width:36%}
.fall .bar svg{display:block;width:100%;height:12px}
.fall .num{padding-left:.5rem}
.fall .total th,.fall .total td{font-weight:600;border-top:1px solid var(--line)}
.selling{color:var(--soft)}
.selling th[scope=rowgroup]{font-size:.92em;padding-top:.5rem}
.fall rect{fill:var(--soft)}
.fall .b-goods{fill:var(--accent)}
.fall .b-freight,.fall .b-insurance{fill:light-dark(#7fa9ba,#4f7d90)}
.fall .b-duty{fill:light-dark(#b5533f,#d98572)}
.fall .b-tax{fill:light-dark(#d09a4a,#c99a55)}
.fall .b-fee{fill:light-dark(#8a7bb5,#9a8bcc)}
.fall .b-total{fill:var(--ink)}
.fall .b-open{fill:none;stroke:var(--ask);stroke-dasharray:2 1.5;vector-effect:non-scaling-stroke}
.fall .b-price{fill:var(--good)}
.bands td:first-child{min-width:13rem}
.bands .bar{width:22%;min-width:9rem;padding-inline-start:1rem}
.bands .bar svg{display:block;width:100%;height:14px}
.b-zero{fill:var(--soft)}.b-safe{fill:var(--good)}.b-risky{fill:var(--warn)}.bands .b-middle{fill:var(--ink)}
.unsure{opacity:.45}
.after{display:flex;flex-wrap:wrap;gap:.1rem 1rem;font-size:.84rem;color:var(--soft);margin:.5rem 0 0}
.pricemark{display:inline-block;width:2px;height:.8em;background:var(--good);margin-inline-end:.35em;vertical-align:-1px}
.sure.unverified{color:var(--warn)}
.ranks{display:flex;flex-wrap:wrap;gap:.35rem;list-style:none;margin:0;padding:0}
.ranks li{border-radius:6px;padding:.1rem .55rem;font-size:.88rem}
.ranks small{color:inherit}
footer{margin-top:4rem;padding-block:1.5rem 3rem;border-top:1px solid var(--line);color:var(--soft);font-size:.86rem}
@media (max-width:40rem){.banner,nav,main,footer{padding-inline:1rem}h1{font-size:1.6rem}section{margin-top:2.4rem}.findings li{grid-template-columns:1fr}.cards{grid-template-columns:1fr}.matrix tbody th{min-width:8rem;max-width:9rem}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@page{margin:14mm}
@media print{:root,:root:has(input:checked){color-scheme:light;--paper:#fff}body{font-size:10pt}.controls,nav,.skip,.drawer,.switch{display:none}.banner,main,footer{max-width:none;padding-inline:0}section{margin-top:1.6rem}h2,h3,h4,summary{break-after:avoid}.card,.answer,.marketplan,.findings li,tr{break-inside:avoid}.scroll{overflow:visible}.cards{grid-template-columns:1fr 1fr}.cell,.tag,.key,rect{print-color-adjust:exact}.headline{grid-template-columns:repeat(3,1fr)}.cell{min-width:0;min-height:0;padding:.2rem .35rem}.matrix thead th,.matrix thead th:first-child{min-width:0;width:auto}.matrix tbody th{min-width:0;max-width:12rem;position:static}.scroll{margin:0;padding:0}.calendar{width:100%;height:auto}a{color:inherit;text-decoration:none}}
`;
