#include "edge/cli/link_truth.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace baophu::cli {
namespace {

using linkage::engine::Answer;
using linkage::engine::Curve;
using linkage::engine::CurvePoint;
using linkage::engine::RecordNumber;

// What truth each record has, as a number; 0 for none.
std::vector<std::uint32_t> truths_of(const registers::Registers& registers) {
    std::unordered_map<std::string_view, std::uint32_t> number_of;
    std::vector<std::uint32_t> truths;
    truths.reserve(registers.records());
    for (std::size_t record = 0; record < registers.records(); ++record) {
        const std::string_view truth = registers.truth(static_cast<RecordNumber>(record));
        const auto next = static_cast<std::uint32_t>(number_of.size() + 1);
        truths.push_back(truth.empty() ? 0 : number_of.emplace(truth, next).first->second);
    }
    return truths;
}

std::size_t register_of(const Answer& answer, std::size_t record) {
    const auto after = std::ranges::upper_bound(answer.first, static_cast<RecordNumber>(record));
    return static_cast<std::size_t>(after - answer.first.begin()) - 1;
}

// A record as the groups it belongs to; pairs are counted by sorting.
struct Member {
    std::uint32_t group;
    std::uint32_t truth;
    std::size_t register_index;

    auto operator<=>(const Member&) const = default;
};

// Pairs of records that `same` puts together, of different registers where there are several.
template <class Same>
std::uint64_t pairs_of(const std::vector<Member>& sorted, bool within, const Same& same) {
    std::uint64_t pairs = 0;
    for (std::size_t i = 0; i < sorted.size();) {
        std::uint64_t all = 0;
        std::unordered_map<std::size_t, std::uint64_t> of_register;
        std::size_t next = i;
        for (; next < sorted.size() && same(sorted[i], sorted[next]); ++next) {
            ++all;
            ++of_register[sorted[next].register_index];
        }
        std::uint64_t apart = all * all;
        if (within) apart -= all;
        if (!within)
            for (const auto& [index, count] : of_register)
                apart -= count * count;
        pairs += apart / 2;
        i = next;
    }
    return pairs;
}

std::vector<Member> sorted(std::vector<Member> members) {
    std::ranges::sort(members);
    return members;
}

std::uint64_t true_pairs(const Answer& answer, const std::vector<std::uint32_t>& truths) {
    std::vector<Member> members;
    for (std::size_t record = 0; record < truths.size(); ++record)
        if (truths[record] != 0) members.push_back({truths[record], 0, register_of(answer, record)});
    return pairs_of(sorted(std::move(members)), answer.first.size() == 2,
                    [](const Member& x, const Member& y) { return x.group == y.group; });
}

PairQuality judge_groups(const Answer& answer, const std::vector<std::uint32_t>& truths,
                         std::uint64_t in_truth) {
    if (answer.group.empty()) return {.in_truth = in_truth};
    std::vector<Member> members;
    members.reserve(truths.size());
    for (std::size_t record = 0; record < truths.size(); ++record)
        members.push_back({answer.group[record], truths[record], register_of(answer, record)});
    const std::vector<Member> all = sorted(members);
    std::erase_if(members, [](const Member& member) { return member.truth == 0; });
    const bool within = answer.first.size() == 2;
    const auto same_group = [](const Member& x, const Member& y) { return x.group == y.group; };
    const auto same_both = [](const Member& x, const Member& y) {
        return x.group == y.group && x.truth == y.truth;
    };
    return {.right = pairs_of(sorted(std::move(members)), within, same_both),
            .told = pairs_of(all, within, same_group),
            .in_truth = in_truth};
}

PairQuality pairs_at(const CurvePoint& point, std::uint64_t in_truth) {
    return {.right = point.right, .told = point.told, .in_truth = in_truth};
}

}  // namespace

Curve curve_of(const registers::Registers& registers, const Answer& answer) {
    const std::vector<std::uint32_t> truths = truths_of(registers);
    return linkage::engine::draw_curve(answer.links, truths, true_pairs(answer, truths));
}

LinkQuality judge(const registers::Registers& registers, const Answer& answer) {
    const std::vector<std::uint32_t> truths = truths_of(registers);
    const std::uint64_t in_truth = true_pairs(answer, truths);
    const Curve curve = linkage::engine::draw_curve(answer.links, truths, in_truth);
    LinkQuality quality{.at_half = pairs_at(curve.at_half, in_truth),
                        .best = pairs_at(curve.best, in_truth),
                        .best_threshold = curve.best.threshold};
    quality.clusters = judge_groups(answer, truths, in_truth);
    return quality;
}

}  // namespace baophu::cli
