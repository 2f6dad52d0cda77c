#include "edge/cli/link_explain.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/cli/text_table.h"

namespace baophu::cli {
namespace {

using linkage::engine::Explanation;
using linkage::engine::Part;
using linkage::engine::Pass;
using linkage::engine::RecordNumber;
using linkage::engine::Records;
using linkage::engine::Rival;
using linkage::engine::Settled;
using linkage::engine::to_bits;

constexpr std::size_t rivals_told = 5;

// Bars from where the sum stands to where the part moves it, on one scale for all parts.
class Bars {
public:
    explicit Bars(const Explanation& explanation) {
        double sum = to_bits(explanation.prior);
        move(sum);
        for (const Part& part : explanation.parts)
            move(sum += to_bits(part.weight()));
        move(sum += to_bits(explanation.together));
        move(sum += to_bits(explanation.lookalikes));
        move(sum += to_bits(explanation.origins));
        move(sum + explanation.prior_shift);
    }

    std::string bar(double from, double to) const {
        const int first = cell(std::min(from, to));
        const int last = std::max(first + 1, cell(std::max(from, to)));
        const int zero = cell(0);
        std::string text;
        for (int i = 0; i <= width; ++i)
            text += i >= first && i < last ? "█" : i == zero ? "│" : " ";
        return text;
    }

private:
    static constexpr int width = 36;

    void move(double sum) {
        low_ = std::min(low_, sum);
        high_ = std::max(high_, sum);
    }
    int cell(double bits) const {
        return static_cast<int>(std::lround((bits - low_) / std::max(high_ - low_, 1.0) * width));
    }

    double low_ = 0;
    double high_ = 0;
};

std::vector<RecordNumber> records_with(const registers::Registers& registers, const std::string& id) {
    std::vector<RecordNumber> found;
    for (std::size_t record = 0; record < registers.records(); ++record)
        if (registers.id(static_cast<RecordNumber>(record)) == id)
            found.push_back(static_cast<RecordNumber>(record));
    if (found.empty()) throw Failure(fault::link_id_unknown, {{"id", id}});
    return found;
}

bool could_be_linked(const Records& records, RecordNumber a, RecordNumber b) {
    return a != b && (records.registers() == 1 || records.register_of(a) != records.register_of(b));
}

void tell_parts(const LinkWords& words, const Explanation& explanation, TextTable& table) {
    const Bars bars(explanation);
    double sum = to_bits(explanation.prior);
    table.row({words.context().text("link.prior"), "", "", "", words.bits(sum), bars.bar(0, sum)});
    for (const Part& part : explanation.parts) {
        const double level = to_bits(part.level_weight);
        table.row({words.component(part.component), part.left, part.right,
                   words.level(part.component, part.level), words.bits(level), bars.bar(sum, sum + level)});
        sum += level;
        if (part.rarity == 0) continue;
        const double rarity = to_bits(part.rarity);
        table.row({"", "", "", words.context().text(rarity > 0 ? "link.rare" : "link.common"),
                   words.bits(rarity), bars.bar(sum, sum + rarity)});
        sum += rarity;
    }
    const auto tell_sum = [&](std::string_view key, double bits) {
        if (std::abs(bits) < 0.005) return;
        table.row({words.context().text(key), "", "", "", words.bits(bits), bars.bar(sum, sum + bits)});
        sum += bits;
    };
    tell_sum("link.together", to_bits(explanation.together));
    tell_sum("link.lookalikes", to_bits(explanation.lookalikes));
    tell_sum("link.origins", to_bits(explanation.origins));
    tell_sum("link.shift", explanation.prior_shift);
    table.rule();
    table.row({words.context().text("link.weight"), "", "", "", words.bits(sum), bars.bar(0, sum)});
}

std::string tell_passes(const LinkWords& words, const Explanation& explanation,
                        const std::vector<Pass>& passes) {
    if (explanation.found_by.empty()) return words.context().text("link.explain.not_found");
    std::string text;
    for (const std::size_t pass : explanation.found_by)
        text += (text.empty() ? "" : "; ") + words.pass(passes[pass]);
    return words.context().text("link.explain.found_by", {{"passes", text}});
}

std::string_view verdict_word(Settled settled) {
    switch (settled) {
        case Settled::decided_same:
            return "link.verdict.decided_same";
        case Settled::decided_different:
            return "link.verdict.decided_different";
        case Settled::always:
            return "link.verdict.always";
        case Settled::never:
            return "link.verdict.never";
        case Settled::open:
            break;
    }
    return {};
}

std::string tell_rivals(const LinkWords& words, const registers::Registers& registers,
                        const Explanation& explanation) {
    std::string text;
    for (std::size_t i = 0; i < std::min(rivals_told, explanation.rivals.size()); ++i) {
        const Rival& rival = explanation.rivals[i];
        text +=
            words.context().text("link.explain.rival", {{"record", std::string(registers.id(rival.record))},
                                                        {"other", std::string(registers.id(rival.other))},
                                                        {"bits", words.bits(to_bits(rival.weight))}}) +
            '\n';
    }
    return text;
}

}  // namespace

RecordPair find_pair(const registers::Registers& registers, const Records& records, const std::string& left,
                     const std::string& right) {
    const std::vector<RecordNumber> lefts = records_with(registers, left);
    for (const RecordNumber other : records_with(registers, right))
        if (could_be_linked(records, lefts.front(), other)) return {lefts.front(), other};
    throw Failure(fault::link_pair_impossible, {{"left", left}, {"right", right}});
}

std::string verdict_of(const LinkWords& words, const Explanation& explanation) {
    const Context& context = words.context();
    const Details details{
        {"probability", words.number(explanation.probability, 4)},
        {"alone", words.number(explanation.alone, 4)},
        {"rivals", context.messages.count(static_cast<std::int64_t>(explanation.rivals.size()))},
        {"bits", words.bits(to_bits(explanation.in_groups))}};
    if (explanation.settled != Settled::open) return context.text(verdict_word(explanation.settled));
    if (!explanation.judged && explanation.found_by.empty())
        return context.text("link.verdict.not_found", details);
    if (!explanation.judged) return context.text("link.verdict.too_light", details);
    if (!explanation.rivals.empty() && explanation.alone - explanation.probability >= 0.01)
        return context.text("link.verdict.rivals", details);
    if (explanation.rivals.empty() && explanation.in_groups != explanation.weight)
        return context.text(explanation.one_group ? "link.verdict.one_group" : "link.verdict.apart", details);
    return context.text("link.verdict.alone", details);
}

std::string waterfall(const LinkWords& words, const registers::Registers& registers,
                      const Explanation& explanation, const std::vector<Pass>& passes) {
    const Context& context = words.context();
    TextTable table;
    table.column(context.text("link.column"), Align::left);
    table.column(std::string(registers.id(explanation.left)), Align::left);
    table.column(std::string(registers.id(explanation.right)), Align::left);
    table.column(context.text("link.level"), Align::left);
    table.column(context.text("link.bits"), Align::right);
    table.column("", Align::left);
    tell_parts(words, explanation, table);
    std::string text = table.print() + '\n';
    text += verdict_of(words, explanation) + '\n';
    text += tell_passes(words, explanation, passes) + '\n';
    if (explanation.settled != Settled::open) return text;
    return text + tell_rivals(words, registers, explanation);
}

}  // namespace baophu::cli
