#include "edge/cli/link_report.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

#include <fmt/format.h>

#include "edge/cli/link_explain.h"
#include "edge/cli/link_report_drawing.h"
#include "edge/cli/link_report_style.h"

namespace baophu::cli {
namespace {

using linkage::engine::ComponentFigures;
using linkage::engine::CurvePoint;
using linkage::engine::Estimate;
using linkage::engine::Explanation;
using linkage::engine::FieldFigures;
using linkage::engine::Figures;
using linkage::engine::GroupFigures;
using linkage::engine::Level;
using linkage::engine::LevelFigures;
using linkage::engine::Part;
using linkage::engine::PassFigures;
using linkage::engine::PatternFigures;
using linkage::engine::RecordNumber;
using linkage::engine::SelfPoint;
using linkage::engine::to_bits;
using linkage::engine::ValueFigures;
using linkage::engine::WeightBin;

constexpr std::size_t sizes_shown = 12;

class Page {
public:
    Page(const LinkWords& words, const ReportedLinking& linking)
        : words_(words), linking_(linking), figures_(linking.figures) {}

    std::string print() {
        head();
        key_figures();
        truth();
        levels();
        values();
        weights();
        blocking();
        patterns();
        groups();
        falls("strongest", figures_.strongest);
        falls("doubtful", figures_.doubtful);
        falls("missed", figures_.missed);
        put("<footer>{}</footer></body></html>\n", said("foot"));
        return std::move(html_);
    }

private:
    template <class... Values>
    void put(fmt::format_string<Values...> form, Values&&... values) {
        fmt::format_to(std::back_inserter(html_), form, std::forward<Values>(values)...);
    }

    // The report's word as HTML.
    std::string said(std::string_view key, const Details& details = {}) const {
        return escaped(words_.context().text(fmt::format("{}{}", "link.report.", key), details));
    }

    std::string id(RecordNumber record) const { return escaped(linking_.registers.id(record)); }

    void head() {
        const char* language = words_.context().vietnamese() ? "vi" : "en";
        put(R"(<!doctype html><html lang="{}"><head><meta charset="utf-8">)", language);
        put(R"(<meta name="viewport" content="width=device-width,initial-scale=1">)");
        put("<title>{}</title><style>{}</style></head><body>", said("title"), report_style);
        std::string registers;
        for (std::size_t i = 0; i < linking_.names.size(); ++i)
            registers +=
                (i == 0 ? "" : " · ") +
                said("register", {{"name", linking_.names[i]},
                                  {"records", words_.count(static_cast<double>(figures_.records[i]))}});
        put("<h1>{}</h1><div class=\"soft\">{}</div>", said("title"), registers);
    }

    void begin(std::string_view key) {
        put("<section><h2>{}</h2><p class=\"soft\">{}</p>", said(key), said(fmt::format("{}.about", key)));
    }
    void end() { put("</section>"); }

    void key(const std::string& number, const std::string& label) {
        put("<div><b>{}</b><span>{}</span></div>", number, label);
    }

    std::string share_range(const Estimate& estimate) const {
        return words_.percent(estimate.low) + " – " + words_.percent(estimate.high);
    }

    // Within one register no interval is promised (ENG-31).
    bool one_register() const { return figures_.records.size() == 1; }

    std::string estimated(const std::string& key, const std::string& range) const {
        return one_register() ? said(key + ".one") : said(key, {{"range", range}});
    }

    std::string promise() const {
        if (!figures_.rates.trained) return said("interval.untrained");
        return said(one_register() ? "interval.one" : "interval");
    }

    void key_figures() {
        const auto& rates = figures_.rates;
        put("<div class=\"key\">");
        key(words_.count(static_cast<double>(rates.told)), said("links"));
        key(words_.percent(rates.precision.value), estimated("precision", share_range(rates.precision)));
        key(words_.percent(rates.recall.value), estimated("recall", share_range(rates.recall)));
        key(words_.count(rates.links.value),
            estimated("expected", words_.count(rates.links.low) + " – " + words_.count(rates.links.high)));
        key((rates.found < 1 ? "≤ " : "") + words_.percent(rates.found), said("found"));
        key(words_.count(static_cast<double>(figures_.pairs_compared)),
            said("compared", {{"possible", words_.count(figures_.possible_pairs)}}));
        key(words_.count(1 / figures_.lambda), said("lambda", {{"bits", words_.bits(figures_.prior_bits)}}));
        put("</div><p class=\"soft\">{}</p>", promise());
    }

    void truth() {
        if (!linking_.curve) return;
        const auto& curve_drawn = *linking_.curve;
        begin("truth");
        put(R"(<div class="two"><div class="wide"><table><tr>)");
        for (const char* column : {"threshold", "right", "told", "precision.short", "recall.short", "f1"})
            put("<th class=\"n\">{}</th>", said(column));
        put("</tr>");
        for (const CurvePoint& point : {curve_drawn.at_half, curve_drawn.best}) {
            put(R"(<tr><td class="n">{}</td><td class="n">{}</td><td class="n">{}</td>)",
                words_.number(point.threshold, 4), words_.count(static_cast<double>(point.right)),
                words_.count(static_cast<double>(point.told)));
            for (const double share : {point.precision(), curve_drawn.recall(point), curve_drawn.f1(point)})
                put("<td class=\"n\">{}</td>", words_.percent(share, 2));
            put("</tr>");
        }
        put("</table><p class=\"soft\">{}</p></div><div>",
            said("truth.rows", {{"pairs", words_.count(static_cast<double>(curve_drawn.in_truth))}}));
        truth_chart(curve_drawn);
        put("</div></div>");
        end();
    }

    // From the lowest recall and precision that are there, in whole tenths, so that the bend is seen.
    void truth_chart(const linkage::engine::Curve& drawn) {
        const CurvePoint& last = drawn.points.empty() ? drawn.best : drawn.points.back();
        const double from_x = std::min(std::floor(drawn.recall(last) * 0.9 * 10) / 10, 0.9);
        double lowest = 1;
        for (const CurvePoint& point : drawn.points)
            if (drawn.recall(point) >= from_x) lowest = std::min(lowest, point.precision());
        const double from_y = std::min(std::floor(lowest * 20) / 20, 0.95);
        std::vector<Point> points;
        for (const CurvePoint& point : drawn.points)
            if (drawn.recall(point) >= from_x)
                points.push_back({(drawn.recall(point) - from_x) / (1 - from_x),
                                  (point.precision() - from_y) / (1 - from_y)});
        chart(curve(points, (drawn.recall(drawn.at_half) - from_x) / (1 - from_x)),
              {"100 %", words_.percent((1 + from_y) / 2), words_.percent(from_y, 0)},
              {words_.percent(from_x, 0), said("truth.axis"), "100 %"});
    }

    void chart(const std::string& drawing, const std::vector<std::string>& y,
               const std::vector<std::string>& x) {
        put(R"(<div class="chart"><div class="y">)");
        for (const std::string& each : y)
            put("<span>{}</span>", each);
        put("</div>{}<div class=\"x\">", drawing);
        for (const std::string& each : x)
            put("<span>{}</span>", each);
        put("</div></div>");
    }

    Scale scale_of_levels() const {
        Scale scale{-1, 1};
        for (const ComponentFigures& component : figures_.components)
            for (const LevelFigures& level : component.levels) {
                scale.low = std::min(scale.low, level.bits);
                scale.high = std::max(scale.high, level.bits);
            }
        return scale;
    }

    void levels() {
        begin("levels");
        put(R"(<div class="wide"><table><thead><tr><th>{}</th><th>{}</th><th class="n">{}</th><th>{}</th>)",
            said("column"), said("level"), said("bits"), said("weight"));
        put("<th class=\"n\">m · {}</th><th class=\"thin\"></th><th class=\"n\">u · {}</th><th "
            "class=\"thin\"></th>"
            "<th class=\"n\">{}</th></tr></thead>",
            said("m"), said("u"), said("in_links"));
        const Scale scale = scale_of_levels();
        for (const ComponentFigures& component : figures_.components)
            level_rows(component, scale);
        put("</table></div>");
        end();
    }

    void level_rows(const ComponentFigures& component, const Scale& scale) {
        bool first = true;
        for (const LevelFigures& level : component.levels) {
            if (!words_.is_possible(component.component, level.level)) continue;
            if (level.level == linkage::engine::level::unknown) continue;
            const std::string name =
                first ? escaped(words_.component(component.component)) +
                            (component.trained ? "" : " <small>" + said("untrained") + "</small>")
                      : "";
            put("<tr{}><td>{}</td><td class=\"level\">{}</td><td class=\"n\">{}</td><td "
                "class=\"bar\">{}</td>",
                first ? " class=\"first\"" : "", name,
                escaped(words_.level(component.component, level.level)), words_.bits(level.bits),
                bits_bar(scale, 0, level.bits));
            put(R"(<td class="n">{}</td><td class="thin">{}</td>)", words_.percent(level.m, 2),
                share_bar(level.m, "for"));
            put(R"(<td class="n">{}</td><td class="thin">{}</td><td class="n">{}</td></tr>)", chance(level.u),
                share_bar(level.u, "other"), words_.percent(level.in_links, 1));
            first = false;
        }
        const LevelFigures& unknown = component.levels.front();
        if (unknown.in_links > 0)
            put("<tr><td></td><td class=\"soft\">{}</td><td class=\"n soft\">0</td><td></td><td></td>"
                "<td class=\"thin\"></td><td></td><td class=\"thin\"></td><td class=\"n soft\">{}</td></tr>",
                escaped(words_.level(component.component, 0)), words_.percent(unknown.in_links, 1));
    }

    // Small shares as one in so many.
    std::string chance(double share) const {
        if (share >= 0.001) return words_.percent(share, 2);
        return share > 0 ? said("one_in", {{"count", words_.count(1 / share)}}) : "0";
    }

    void values() {
        if (figures_.fields.empty()) return;
        begin("values");
        Scale scale{0, 1};
        for (const FieldFigures& field : figures_.fields)
            scale.high = std::max(scale.high, field.rarest_bits);
        put("<div class=\"values\">");
        for (const FieldFigures& field : figures_.fields)
            value_table(field, scale);
        put("</div>");
        end();
    }

    void value_table(const FieldFigures& field, const Scale& scale) {
        put("<div class=\"wide\"><table><tr><th>{}</th><th class=\"n\">{}</th><th "
            "class=\"n\">{}</th><th></th></tr>",
            escaped(linking_.specification.fields[field.field].name), said("records"), said("bits"));
        const auto row = [&](const std::string& value, const std::string& records, double bits) {
            put(R"(<tr><td>{}</td><td class="n">{}</td><td class="n">{}</td><td class="bar">{}</td></tr>)",
                value, records, words_.bits(bits), bits_bar(scale, 0, bits));
        };
        for (const ValueFigures& value : field.most_frequent)
            row(escaped(value.value), words_.count(static_cast<double>(value.count)), value.bits);
        row("<span class=\"soft\">" + said("average") + "</span>", "", field.mean_bits);
        if (field.rarest_bits > field.mean_bits)
            row("<span class=\"soft\">" + said("rarest") + "</span>", "", field.rarest_bits);
        put("</table></div>");
    }

    void weights() {
        begin("weights");
        put("<div class=\"two\"><div><h3>{}</h3>", said("histogram"));
        const auto& bins = figures_.weights;
        std::uint64_t most = 1;
        for (const WeightBin& bin : bins)
            most = std::max({most, bin.links, bin.others});
        const double half = std::pow(10, (std::log10(static_cast<double>(most)) - 1) / 2);
        chart(histogram(bins),
              {words_.count(static_cast<double>(most)), words_.count(std::max(half, 1.0)), "0"},
              {"< " + whole(bins.front().from + 1), said("bits"), "≥ " + whole(bins.back().from)});
        put("<small class=\"legend\"><i style=\"background:#a7aeba\"></i>{}<i "
            "style=\"background:var(--for)\"></i>{}"
            "</small></div><div><h3>{}</h3>",
            said("histogram.others"), said("histogram.links"), said("unlinkable"));
        unlinkable();
        put("</div></div>");
        end();
    }

    // Of bits, without decimals.
    std::string whole(double bits) const { return (bits < 0 ? "−" : "") + words_.count(std::abs(bits)); }

    void unlinkable() {
        const auto& points = figures_.unlinkable;
        const double low = points.front().bits;
        const double reach = points.back().bits - low;
        double most = 0.01;
        for (const SelfPoint& point : points)
            most = std::max(most, point.share);
        std::vector<Point> drawn;
        drawn.reserve(points.size());
        for (const SelfPoint& point : points)
            drawn.push_back({(point.bits - low) / reach, point.share / most});
        chart(curve(drawn, -low / reach), {words_.percent(most, 0), words_.percent(most / 2, 0), "0 %"},
              {whole(low), said("bits"), whole(points.back().bits)});
        put("<small>{}</small>",
            said("unlinkable.half", {{"share", words_.percent(figures_.unlinkable_at_half, 2)}}));
    }

    void blocking() {
        begin("blocking");
        put("<div class=\"wide\"><table><tr><th>{}</th>", said("pass"));
        for (const char* column :
             {"pass.pairs", "pass.new", "pass.left_out", "pass.largest", "pass.links", "pass.alone"})
            put("<th class=\"n\">{}</th>", said(column));
        put("<th>{}</th></tr>", said("pass.share"));
        const auto told = static_cast<double>(std::max<std::uint64_t>(figures_.rates.told, 1));
        for (const PassFigures& pass : figures_.passes) {
            put("<tr><td>{}</td>", escaped(words_.pass(linking_.answer.passes[pass.pass])));
            for (const double number :
                 {static_cast<double>(pass.account.pairs), static_cast<double>(pass.account.pairs_new),
                  static_cast<double>(pass.account.pairs_left_out),
                  static_cast<double>(pass.account.largest_block), pass.links, pass.links_alone})
                put("<td class=\"n\">{}</td>", words_.count(number));
            put("<td class=\"thin\">{}</td></tr>", share_bar(pass.links / told, "for"));
        }
        put("</table></div>");
        if (figures_.rates.found < 1)
            put("<p>{}</p>", said("blocking.found", {{"share", words_.percent(figures_.rates.found)}}));
        end();
    }

    void patterns() {
        begin("patterns");
        put("<ol class=\"cols\">");
        for (const ComponentFigures& component : figures_.components)
            put("<li>{}</li>", escaped(words_.component(component.component)));
        put(R"(</ol><div class="two"><div class="wide"><h3>{}</h3>)", said("patterns.frequent"));
        pattern_table(figures_.frequent_patterns);
        put("</div><div class=\"wide\"><h3>{}</h3>", said("patterns.doubtful"));
        pattern_table(figures_.doubtful_patterns);
        put("</div></div>");
        end();
    }

    void pattern_table(const std::vector<PatternFigures>& patterns) {
        put("<table><tr><th>{}</th><th class=\"n\">{}</th><th class=\"n\">{}</th><th "
            "class=\"n\">{}</th></tr>",
            said("pattern"), said("pairs"), said("bits"), said("probability"));
        for (const PatternFigures& pattern : patterns) {
            put("<tr><td><span class=\"cells\">");
            for (const ComponentFigures& component : figures_.components)
                pattern_cell(component, linkage::engine::level_in(pattern.pattern, component.component));
            put(R"(</span></td><td class="n">{}</td><td class="n">{}</td><td class="n">{}</td></tr>)",
                words_.count(static_cast<double>(pattern.pairs)), words_.bits(pattern.bits),
                words_.number(pattern.probability, 3));
        }
        put("</table>");
    }

    void pattern_cell(const ComponentFigures& component, Level level) {
        const std::string title =
            escaped(words_.component(component.component) + ": " + words_.level(component.component, level));
        if (level == linkage::engine::level::unknown) {
            put("<i class=\"none\" title=\"{}\">·</i>", title);
        } else {
            put(R"(<i style="background:{}" title="{}">{}</i>)", bits_colour(component.levels[level].bits),
                title, level == linkage::engine::level::equal ? "=" : std::to_string(level));
        }
    }

    void groups() {
        if (figures_.group_sizes.empty()) return;
        begin("groups");
        put("<div class=\"two\"><div class=\"wide\"><h3>{}</h3><table><tr><th class=\"n\">{}</th>"
            "<th class=\"n\">{}</th><th>{}</th></tr>",
            said("groups.sizes"), said("groups.size"), said("groups.count"), said("groups.share"));
        double most = 1;
        for (const auto& [size, count] : figures_.group_sizes)
            most = std::max(most, static_cast<double>(size * count));
        for (std::size_t i = 0; i < std::min(sizes_shown, figures_.group_sizes.size()); ++i) {
            const auto& [size, count] = figures_.group_sizes[i];
            put(R"(<tr><td class="n">{}</td><td class="n">{}</td><td class="bar">{}</td></tr>)",
                words_.count(static_cast<double>(size)), words_.count(static_cast<double>(count)),
                share_bar(static_cast<double>(size * count) / most, "for"));
        }
        put("</table>");
        if (figures_.group_sizes.size() > sizes_shown)
            put("<small>{}</small>",
                said("groups.largest",
                     {{"size", words_.count(static_cast<double>(figures_.group_sizes.back().size))}}));
        put("</div><div class=\"wide\"><h3>{}</h3>", said("groups.weak"));
        weak_groups();
        put("</div></div>");
        end();
    }

    void weak_groups() {
        if (figures_.weak_groups.empty()) {
            put("<p class=\"soft\">{}</p>", said("groups.none"));
            return;
        }
        put(R"(<table><tr><th class="n">{}</th><th>{}</th><th class="n">{}</th></tr>)", said("groups.size"),
            said("groups.pair"), said("bits"));
        for (const GroupFigures& group : figures_.weak_groups)
            put("<tr><td class=\"n\">{}</td><td>{} ↔ {}</td><td class=\"n\">{}</td></tr>",
                words_.count(static_cast<double>(group.records.size())), id(group.a), id(group.b),
                words_.bits(to_bits(group.weakest)));
        put("</table>");
    }

    void falls(std::string_view key, const std::vector<Explanation>& explanations) {
        if (explanations.empty()) return;
        begin(key);
        put("<div class=\"falls\">");
        for (const Explanation& explanation : explanations)
            fall(explanation);
        put("</div>");
        end();
    }

    static Scale scale_of(const Explanation& explanation) {
        double sum = to_bits(explanation.prior);
        Scale scale{std::min(sum, 0.0), std::max(sum, 0.0)};
        const auto move = [&](double bits) {
            sum += bits;
            scale.low = std::min(scale.low, sum);
            scale.high = std::max(scale.high, sum);
        };
        for (const Part& part : explanation.parts)
            move(to_bits(part.weight()));
        move(to_bits(explanation.together));
        move(to_bits(explanation.lookalikes));
        move(to_bits(explanation.origins));
        move(explanation.prior_shift);
        return scale;
    }

    void fall(const Explanation& explanation) {
        const Scale scale = scale_of(explanation);
        double sum = to_bits(explanation.prior);
        put("<div class=\"fall\"><h4><span>{} ↔ {}</span><span>p {}</span></h4>", id(explanation.left),
            id(explanation.right), words_.number(explanation.probability, 3));
        step(escaped(words_.context().text("link.prior")), "", scale, 0, sum);
        for (const Part& part : explanation.parts) {
            const double next = sum + to_bits(part.weight());
            if (part.level != linkage::engine::level::unknown)
                step("<b>" + escaped(words_.component(part.component)) + "</b> " + values_of(part),
                     about(part), scale, sum, next);
            sum = next;
        }
        const auto step_of = [&](std::string_view name, double bits) {
            if (std::abs(bits) < 0.005) return;
            step(escaped(words_.context().text(name)), "", scale, sum, sum + bits);
            sum += bits;
        };
        step_of("link.together", to_bits(explanation.together));
        step_of("link.lookalikes", to_bits(explanation.lookalikes));
        step_of("link.origins", to_bits(explanation.origins));
        step_of("link.shift", explanation.prior_shift);
        put(R"(<div class="step sum"><div>{}</div>{}<div class="n">{}</div></div>)",
            escaped(words_.context().text("link.weight")), bits_bar(scale, 0, sum), words_.bits(sum));
        put("<small>{}</small></div>", escaped(verdict_of(words_, explanation)));
    }

    static std::string values_of(const Part& part) {
        if (part.left == part.right) return escaped(part.left);
        return escaped(part.left) + " | " + escaped(part.right);
    }

    // The level, and how much of the weight is the value's rarity.
    std::string about(const Part& part) const {
        std::string text = escaped(words_.level(part.component, part.level));
        if (part.rarity != 0)
            text += ", " + escaped(words_.context().text(part.rarity > 0 ? "link.rare" : "link.common")) +
                    " " + words_.bits(to_bits(part.rarity));
        return text;
    }

    void step(const std::string& text, const std::string& about, const Scale& scale, double from, double to) {
        put(R"(<div class="step"><div>{}{}</div>{}<div class="n">{}</div></div>)", text,
            about.empty() ? "" : "<small>" + about + "</small>", bits_bar(scale, from, to),
            words_.bits(to - from));
    }

    const LinkWords& words_;
    const ReportedLinking& linking_;
    const Figures& figures_;
    std::string html_;
};

}  // namespace

std::string report_page(const LinkWords& words, const ReportedLinking& linking) {
    return Page(words, linking).print();
}

}  // namespace baophu::cli
