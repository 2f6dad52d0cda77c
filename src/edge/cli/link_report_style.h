// How report.html looks: one column of sections, two where there is room; ink on paper, blue for what speaks
// for a link, brown for what speaks against it.
#pragma once

#include <string_view>

namespace baophu::cli {

inline constexpr std::string_view report_style = R"css(
:root{--ink:#1c2330;--soft:#5b6472;--line:#dcdfe5;--pale:#f1f3f6;--paper:#fdfdfb;--for:#2a67ad;--against:#bb5a2b}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1240px;padding:24px 28px 48px;background:var(--paper);color:var(--ink);
 font:13.5px/1.45 system-ui,"Segoe UI","Noto Sans",Roboto,"DejaVu Sans",sans-serif;font-variant-numeric:tabular-nums}
h1{font-size:23px;line-height:1.2;margin:0 0 2px;font-weight:650;letter-spacing:-.01em}
h2{font-size:15px;margin:0;font-weight:650}
h3{font-size:13px;margin:14px 0 4px;font-weight:600;color:var(--soft)}
p{margin:4px 0 10px;max-width:78ch}
.soft,small,caption{color:var(--soft)}
small{font-size:12px}
section{border-top:1px solid var(--ink);margin-top:26px;padding-top:8px}
.two{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);column-gap:36px}
.key{display:grid;grid-template-columns:repeat(auto-fit,minmax(148px,1fr));gap:14px 22px;margin:16px 0 4px}
.key div{border-left:2px solid var(--line);padding-left:10px}
.key b{display:block;font-size:21px;font-weight:600;line-height:1.2;letter-spacing:-.01em}
.key span{display:block;color:var(--soft);font-size:12px;line-height:1.35}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:13px}
th{font-weight:500;color:var(--soft);text-align:left;vertical-align:bottom;font-size:12px}
th,td{padding:2.5px 12px 2.5px 0;border-bottom:1px solid var(--line);vertical-align:middle}
th:last-child,td:last-child{padding-right:0}
tr.first td{border-top:1px solid #b9bfc9}
.n{text-align:right;white-space:nowrap}
td.bar{width:26%;min-width:110px;padding-right:12px}
td.thin{width:11%;min-width:60px}
td.level{min-width:96px}
svg{display:block;width:100%;height:11px;overflow:visible}
svg .for{fill:var(--for)}svg .against{fill:var(--against)}svg .other{fill:#a7aeba}svg .zero{fill:#8f97a4}
svg .line{fill:none;stroke:var(--for);stroke-width:1.6;vector-effect:non-scaling-stroke}
svg .grid{stroke:var(--line);stroke-width:1;vector-effect:non-scaling-stroke}
svg .mark{stroke:var(--against);stroke-width:1;stroke-dasharray:3 3;vector-effect:non-scaling-stroke}
.values{display:grid;grid-template-columns:repeat(auto-fill,minmax(330px,1fr));gap:14px 36px}
.values td:first-child{overflow-wrap:anywhere}
.chart{display:grid;grid-template-columns:44px minmax(0,1fr);column-gap:8px;margin:8px 0 2px}
.chart svg{height:170px;border-bottom:1px solid var(--soft)}
.chart .y{margin:-7px 0;display:flex;flex-direction:column;justify-content:space-between;text-align:right;color:var(--soft);font-size:11px}
.chart .x{grid-column:2;display:flex;justify-content:space-between;color:var(--soft);font-size:11px;padding-top:2px}
.legend i{display:inline-block;width:9px;height:9px;margin:0 4px 0 12px;border-radius:1px}
.legend i:first-child{margin-left:0}
.falls{display:grid;grid-template-columns:repeat(auto-fill,minmax(340px,1fr));gap:20px 32px;margin-top:6px}
.fall{break-inside:avoid}
.fall h4{margin:0;font-size:13px;font-weight:600;display:flex;justify-content:space-between;gap:12px;
 border-bottom:1px solid #b9bfc9;padding-bottom:2px}
.fall h4 span{overflow-wrap:anywhere}
.step{display:grid;grid-template-columns:minmax(0,1fr) 112px 52px;column-gap:10px;align-items:center;
 border-bottom:1px solid var(--line);padding:2px 0;font-size:12.5px}
.step div:first-child{overflow-wrap:anywhere;line-height:1.3}
.step small{display:block;line-height:1.3}
.step.sum{font-weight:600;border-bottom:1px solid #b9bfc9}
.cells{display:flex;gap:2px}
.cells i{display:block;width:19px;height:15px;border-radius:1px;background:#fff;border:1px solid var(--line);
 font:10px/14px system-ui,sans-serif;text-align:center;color:#fff;font-style:normal}
.cells i.none{color:#a7aeba}
ol.cols{columns:2;column-gap:24px;margin:4px 0 8px;padding-left:22px;color:var(--soft);font-size:12px;max-width:640px}
footer{margin-top:30px;border-top:1px solid var(--line);padding-top:8px;color:var(--soft);font-size:12px}
@media(max-width:860px){.two{display:block}.two>*{margin-top:10px}}
@media(max-width:520px){body{padding:16px 14px 32px;font-size:13px}h1{font-size:20px}
 .key{grid-template-columns:1fr 1fr;gap:12px 14px}.key b{font-size:18px}
 .falls,.values{grid-template-columns:minmax(0,1fr)}.step{grid-template-columns:minmax(0,1fr) 84px 50px}
 td.thin,th.thin{display:none}td.bar{min-width:70px}th,td{padding-right:8px}ol.cols{columns:1}}
@media print{@page{size:A4;margin:13mm 12mm}body{max-width:none;padding:0;font-size:9.5pt;background:#fff}
 table{font-size:8.5pt}section{margin-top:16px}h2,h3,section>p{break-after:avoid}p,tr,.chart,.key div{break-inside:avoid}
 .cells{gap:1px}.cells i{width:13px}.two{display:grid;column-gap:22px}.two>*{margin-top:0}.values{grid-template-columns:1fr 1fr;gap:14px 22px}.values>div,.two>div{break-inside:avoid}
 .falls{grid-template-columns:1fr 1fr 1fr;gap:12px 16px}.step{grid-template-columns:minmax(0,1fr) 17mm 12mm;column-gap:5px;font-size:8pt}
 .fall h4{font-size:8.5pt}small{font-size:7.5pt}.chart svg{height:120px}.wide{overflow:visible}
 *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
)css";

}  // namespace baophu::cli
